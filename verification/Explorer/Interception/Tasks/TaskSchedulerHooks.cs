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
        return Operation.Current is { } operation
            ? ForeignTasks.Run(scheduler, task, operation, site)
            : ForeignTasks.TryExecuteTask(scheduler, task);
    }
}
