using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task"/>: awaiting it and asking for its state.</summary>
/// <remarks>
/// The point of an await stands at <c>GetAwaiter</c>: from there to the suspension nothing else is visible. A continuation always
/// comes back to the captured scheduler, which is the explorer's; <c>ConfigureAwait(false)</c> would send it to the real pool.
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
        return task.ConfigureAwait(continueOnCapturedContext || SchedulingPoints.AreActive);
    }

    public static ConfiguredTaskAwaitable ConfigureAwait(Task task, ConfigureAwaitOptions options, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return task.ConfigureAwait(SchedulingPoints.AreActive ? options | ConfigureAwaitOptions.ContinueOnCapturedContext : options);
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
}
