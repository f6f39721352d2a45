using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task{TResult}"/>: awaiting it and blocking for its result.</summary>
[Intercepts(typeof(Task<>))]
internal static class TaskOfTHooks
{
    public static TaskAwaiter<TResult> GetAwaiter<TResult>(Task<TResult> task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return task.GetAwaiter();
    }

    public static ConfiguredTaskAwaitable<TResult> ConfigureAwait<TResult>(Task<TResult> task, bool continueOnCapturedContext, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return Configured(task, continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);
    }

    public static ConfiguredTaskAwaitable<TResult> ConfigureAwait<TResult>(Task<TResult> task, ConfigureAwaitOptions options, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return Configured(task, options);
    }

    public static TResult get_Result<TResult>(Task<TResult> task, int site)
    {
        BlockingWaits.For(task, site);
        return task.Result;
    }

    private static ConfiguredTaskAwaitable<TResult> Configured<TResult>(Task<TResult> task, ConfigureAwaitOptions options) =>
        !SchedulingPoints.AreActive || options.HasFlag(ConfigureAwaitOptions.ContinueOnCapturedContext)
            ? task.ConfigureAwait(options)
            : Detached.Marked(task.ConfigureAwait(options | ConfigureAwaitOptions.ContinueOnCapturedContext));
}
