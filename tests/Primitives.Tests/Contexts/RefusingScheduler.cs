namespace Weft.Tests.Contexts;

/// <summary>Runs the first task that it is given, and throws for every other.</summary>
internal sealed class RefusingScheduler : TaskScheduler
{
    private bool _open = true;

    public InvalidOperationException Refusal { get; } = new("The scheduler has ended.");

    /// <summary>Runs <paramref name="action"/> on this thread as the one task that the scheduler accepts.</summary>
    public void Run(Action action) =>
        Assert.True(Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.None, this).IsCompletedSuccessfully);

    protected override void QueueTask(Task task)
    {
        if (!_open)
            throw Refusal;
        _open = false;
        TryExecuteTask(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
