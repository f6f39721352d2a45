using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// What a scheduler passes through on its way into a framework member that takes it last. A static that was set before the exploration
/// holds the real default scheduler, and what is given to that would run on the real pool. One that was set in an earlier schedule holds
/// the scheduler of that.
/// </summary>
internal static class DefaultScheduler
{
    public static TaskScheduler? InPlaceOf(TaskScheduler? scheduler) =>
        (scheduler == TaskScheduler.Default || scheduler is ControlledScheduler) && Operation.Current is { } operation
            ? operation.Execution.Scheduler
            : scheduler;
}
