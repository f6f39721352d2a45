namespace Weft.Exploration.Scheduling;

/// <summary>
/// The task scheduler of one execution. Every operation runs as a task on it, so an <c>await</c> captures it and its continuation
/// comes back to it. What production would run inline stays inline; what production would queue becomes an operation.
/// </summary>
internal sealed class ControlledScheduler(Execution execution) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => int.MaxValue;

    /// <summary>Runs a task that was queued here, on the calling thread.</summary>
    public void Run(Task task) => TryExecuteTask(task);

    protected override void QueueTask(Task task)
    {
        if (task.AsyncState is CompletionSignal && execution.IsCurrent)
            TryExecuteTask(task); // our own bookkeeping is no operation: it only opens a gate
        else
            execution.Intake.Queue(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (taskWasPreviouslyQueued || !execution.IsCurrent)
            return false;
        AnnouncedEnd.AddInline(task, Operation.Current!.NotedSite);
        return TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
