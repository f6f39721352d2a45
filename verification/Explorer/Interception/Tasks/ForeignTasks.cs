using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>Runs tasks of schedulers that are not the explorer's, with their end announced.</summary>
internal static class ForeignTasks
{
    /// <returns>False if it had run, or was cancelled, before.</returns>
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
    public static extern bool TryExecuteTask(TaskScheduler scheduler, Task task);
}
