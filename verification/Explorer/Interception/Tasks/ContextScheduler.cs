using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Runs tasks by posting them to a context, as the scheduler that the framework makes of one does; but under the explorer's eyes.
/// </summary>
internal sealed class ContextScheduler(SynchronizationContext context) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) =>
        SynchronizationContextHooks.Post(context, task => Run((Task)task!), task, Operation.Current?.NotedSite ?? 0);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        SynchronizationContext.Current == context && Run(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private bool Run(Task task) =>
        Operation.Current is { } operation ? ForeignTasks.Run(this, task, operation, operation.NotedSite) : TryExecuteTask(task);
}
