namespace Weft.Tests.Contexts;

/// <summary>Keeps tasks until the test runs them, in order, on the test's own thread.</summary>
internal sealed class RecordingScheduler : TaskScheduler
{
    private readonly Queue<Task> _tasks = new();

    public int Count => _tasks.Count;

    /// <summary>Runs <paramref name="action"/> on this thread as a task of this scheduler.</summary>
    public void Run(Action action)
    {
        Task task = Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.None, this);
        RunAll();
        Assert.True(task.IsCompletedSuccessfully);
    }

    public void RunAll()
    {
        while (_tasks.TryDequeue(out Task? task))
            Assert.True(TryExecuteTask(task));
    }

    protected override void QueueTask(Task task) => _tasks.Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;
}
