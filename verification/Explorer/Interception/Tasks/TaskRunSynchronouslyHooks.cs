using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="Task"/>: running on the calling thread, unless the scheduler wants it elsewhere; then the caller waits in the model.
/// </summary>
[Intercepts(typeof(Task))]
internal static class TaskRunSynchronouslyHooks
{
    public static void RunSynchronously(Task task, int site)
    {
        if (SchedulingPoints.AreActive)
            RunSynchronously(task, TaskScheduler.Current, site);
        else
            task.RunSynchronously();
    }

    public static void RunSynchronously(Task task, TaskScheduler scheduler, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Update, task, site);
        if (!SchedulingPoints.AreActive || scheduler is null)
        {
            task.RunSynchronously(scheduler!);
            return;
        }
        Run(task, scheduler, waitForCompletion: false);
        BlockingWaits.Unless(task.IsCompleted, task, site);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "InternalRunSynchronously")]
    private static extern void Run(Task task, TaskScheduler scheduler, bool waitForCompletion);
}
