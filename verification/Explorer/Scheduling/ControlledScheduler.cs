namespace Weft.Exploration.Scheduling;

/// <summary>
/// The task scheduler of one execution. Every operation runs as a task on it, so an <c>await</c> captures it and its continuation
/// comes back to it. What production would run inline stays inline; what production would queue becomes an operation.
/// </summary>
internal sealed class ControlledScheduler(Execution execution) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => int.MaxValue;

    /// <summary>Runs a task that was queued here, on the calling thread.</summary>
    /// <returns>False if it had run, or was cancelled, before.</returns>
    public bool Run(Task task) => TryExecuteTask(task);

    protected override void QueueTask(Task task)
    {
        if (task.AsyncState is CompletionSignal && execution.IsCurrent)
            TryExecuteTask(task); // our own bookkeeping is no operation: it only opens a gate
        else
            execution.Intake.Queue(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (taskWasPreviouslyQueued || !execution.IsCurrent || (IsAwaiting(task) && IsInAContext))
            return false;
        Adopt(task);
        if (execution.Races is { } races && RaceEdges.ComesAfterEverything(task))
            races.AcquiresAll(Operation.Current!.Id);
        AnnouncedEnd.AddInline(task, Operation.Current!.NotedSite);
        return TryExecuteTask(task);
    }

    /// <summary>
    /// Makes a task one of the explorer's scheduler for those that it starts, too. With the option <c>HideScheduler</c> they would see
    /// the real default scheduler; the one that takes its place here is this one, so there is nothing left to hide.
    /// </summary>
    public void Adopt(Task task)
    {
        TaskFields.SchedulerOf(task) = this;
        TaskFields.FlagsOf(task) &= ~(int)TaskCreationOptions.HideScheduler;
    }

    // The framework takes the base class for no context at all.
    private static bool IsInAContext =>
        SynchronizationContext.Current is { } context && context.GetType() != typeof(SynchronizationContext);

    /// <summary>
    /// Tells whether a task is what follows an await. That of an await that came from no context must not run under the context of
    /// whoever completes it: production queues it.
    /// </summary>
    public static bool IsAwaiting(Task task) =>
        task.GetType() == typeof(Task) && TaskFields.ActionOf(task)?.Target?.GetType().Module == typeof(Task).Module;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
