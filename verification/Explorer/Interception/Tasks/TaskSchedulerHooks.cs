using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="TaskScheduler"/>: inside an exploration the explorer's scheduler is the default one. A scheduler of the program's own is
/// code like any other: it runs its tasks on operations, wherever it has got them from.
/// </summary>
[Intercepts(typeof(TaskScheduler))]
internal static class TaskSchedulerHooks
{
    public static TaskScheduler get_Default(int site) => Operation.Current?.Execution.Scheduler ?? TaskScheduler.Default;

    public static TaskScheduler FromCurrentSynchronizationContext(int site) => SchedulingPoints.AreActive
        ? new ContextScheduler(SynchronizationContext.Current ?? throw new InvalidOperationException(
            "The current SynchronizationContext may not be used as a TaskScheduler: there is none; set one before."))
        : TaskScheduler.FromCurrentSynchronizationContext();

    public static bool TryExecuteTask(TaskScheduler scheduler, Task task, int site)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Operation.Current is { } operation ? Run(scheduler, task, operation, site) : TryExecuteTask(scheduler, task);
    }

    /// <summary>Runs a task of a scheduler that is not the explorer's, with its end announced.</summary>
    public static bool Run(TaskScheduler scheduler, Task task, Operation operation, int site)
    {
        if (task.IsCompleted)
            return TryExecuteTask(scheduler, task);
        AnnouncedEnd.Add(task, site);
        if (!task.CreationOptions.HasFlag(TaskCreationOptions.HideScheduler) || TaskFields.SchedulerOf(task) != scheduler)
            return TryExecuteTask(scheduler, task);
        operation.Execution.Scheduler.Adopt(task); // what it starts is to see the default scheduler, not this one
        return operation.Execution.Scheduler.Run(task);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "TryExecuteTask")]
    private static extern bool TryExecuteTask(TaskScheduler scheduler, Task task);
}
