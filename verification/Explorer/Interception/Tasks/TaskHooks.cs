using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task"/>: awaiting it and asking for its state.</summary>
/// <remarks>
/// The point of an await stands at <c>GetAwaiter</c>: from there to the suspension nothing else is visible. A continuation always
/// comes back to the captured scheduler or context; after <c>ConfigureAwait(false)</c> to the explorer's scheduler, see <see
/// cref="Detached"/>.
/// </remarks>
[Intercepts(typeof(Task))]
internal static class TaskHooks
{
    public static TaskAwaiter GetAwaiter(Task task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return task.GetAwaiter();
    }

    public static ConfiguredTaskAwaitable ConfigureAwait(Task task, bool continueOnCapturedContext, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return Configured(task, continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);
    }

    public static ConfiguredTaskAwaitable ConfigureAwait(Task task, ConfigureAwaitOptions options, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return Configured(task, options);
    }

    public static bool get_IsCompleted(Task task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, task, site);
        return SchedulingPoints.Seen(task.IsCompleted);
    }

    public static bool get_IsCompletedSuccessfully(Task task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, task, site);
        return SchedulingPoints.Seen(task.IsCompletedSuccessfully);
    }

    public static bool get_IsCanceled(Task task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, task, site);
        return SchedulingPoints.Seen(task.IsCanceled);
    }

    public static bool get_IsFaulted(Task task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, task, site);
        return SchedulingPoints.Seen(task.IsFaulted);
    }

    public static TaskStatus get_Status(Task task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, task, site);
        return SchedulingPoints.Seen(task.Status);
    }

    public static AggregateException? get_Exception(Task task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, task, site);
        return task.Exception;
    }

    public static void Dispose(Task task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, task, site);
        task.Dispose();
    }

    private static ConfiguredTaskAwaitable Configured(Task task, ConfigureAwaitOptions options) =>
        !SchedulingPoints.AreActive || options.HasFlag(ConfigureAwaitOptions.ContinueOnCapturedContext)
            ? task.ConfigureAwait(options)
            : Detached.Marked(task.ConfigureAwait(options | ConfigureAwaitOptions.ContinueOnCapturedContext));
}
