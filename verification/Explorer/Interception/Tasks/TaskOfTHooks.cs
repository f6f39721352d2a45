using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;

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
        return task.ConfigureAwait(continueOnCapturedContext || SchedulingPoints.AreActive);
    }

    public static ConfiguredTaskAwaitable<TResult> ConfigureAwait<TResult>(Task<TResult> task, ConfigureAwaitOptions options, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return task.ConfigureAwait(SchedulingPoints.AreActive ? options | ConfigureAwaitOptions.ContinueOnCapturedContext : options);
    }

    public static TResult get_Result<TResult>(Task<TResult> task, int site)
    {
        BlockingWaits.For(task, site);
        return task.Result;
    }
}
