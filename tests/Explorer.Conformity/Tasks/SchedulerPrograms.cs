namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Schedulers of the program's own, and the framework's pair.</summary>
internal static class SchedulerPrograms
{
    private const string Family = "Task schedulers";

    [Correct(Family)]
    public static Task OneThread_TwoIncrementsInTwoSteps_AreBothKept()
    {
        var scheduler = new OneAtATime();
        return Add.Twice(Add.InTwoSteps, add => Task.Factory.StartNew(add, CancellationToken.None, TaskCreationOptions.None, scheduler));
    }

    [Wrong(Family)]
    public static Task ThreadForEach_TwoIncrementsInTwoSteps_LoseOne()
    {
        var scheduler = new ThreadForEach();
        return Add.Twice(Add.InTwoSteps, add => Task.Factory.StartNew(add, CancellationToken.None, TaskCreationOptions.None, scheduler));
    }

    [Correct(Family)]
    public static async Task OneThread_WaitsForATaskOfItsOwn_RunsItInside()
    {
        var factory = new TaskFactory(new OneAtATime());
        var sum = await factory.StartNew(() =>
        {
            var inner = factory.StartNew(static () => 5);
            return inner.Result + 1;
        });
        Assert.Equal(6, sum);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Await_OnASchedulerOfItsOwn_ComesBackToIt()
    {
        var scheduler = new ThreadForEach();
        await Task.Factory.StartNew(
            async () =>
            {
                Assert.Same(scheduler, TaskScheduler.Current);
                await Task.Run(static () => Assert.Same(TaskScheduler.Default, TaskScheduler.Current));
                Assert.Same(scheduler, TaskScheduler.Current);
                await Task.Run(static () => { }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                Assert.Same(TaskScheduler.Default, TaskScheduler.Current);
            },
            CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap();
    }

    [Correct(Family)]
    public static Task ExclusiveScheduler_TwoIncrementsInTwoSteps_AreBothKept()
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        return Add.Twice(Add.InTwoSteps, add => Task.Factory.StartNew(add, CancellationToken.None, TaskCreationOptions.None, scheduler));
    }

    [Wrong(Family)]
    public static Task ConcurrentScheduler_TwoIncrementsInTwoSteps_LoseOne()
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 2).ConcurrentScheduler;
        return Add.Twice(Add.InTwoSteps, add => Task.Factory.StartNew(add, CancellationToken.None, TaskCreationOptions.None, scheduler));
    }

    [Correct(Family)]
    public static async Task ReaderAndWriter_OnAPair_NeverOverlap()
    {
        var pair = new ConcurrentExclusiveSchedulerPair();
        var (a, b) = (0, 0);
        var writer = Task.Factory.StartNew(
            () =>
            {
                Volatile.Write(ref a, 1);
                Volatile.Write(ref b, 1);
            },
            CancellationToken.None, TaskCreationOptions.None, pair.ExclusiveScheduler);
        var reader = Task.Factory.StartNew(
            () => Assert.Equal(Volatile.Read(ref a), Volatile.Read(ref b)),
            CancellationToken.None, TaskCreationOptions.None, pair.ConcurrentScheduler);
        pair.Complete();
        await Task.WhenAll(writer, reader, pair.Completion);
    }

    /// <summary>Runs what is queued one by one on work items of the pool, as the documentation's example does.</summary>
    private sealed class OneAtATime : TaskScheduler
    {
        [ThreadStatic]
        private static OneAtATime? t_runs;

        private readonly LinkedList<Task> _queue = [];
        private bool _isRunning;

        public override int MaximumConcurrencyLevel => 1;

        protected override void QueueTask(Task task)
        {
            lock (_queue)
            {
                _queue.AddLast(task);
                if (_isRunning)
                    return;
                _isRunning = true;
            }
            ThreadPool.UnsafeQueueUserWorkItem(_ => RunAll(), null);
        }

        protected override bool TryDequeue(Task task)
        {
            lock (_queue)
                return _queue.Remove(task);
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
            t_runs == this && (!taskWasPreviouslyQueued || TryDequeue(task)) && TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => _queue;

        private void RunAll()
        {
            t_runs = this;
            try
            {
                while (Take() is { } task)
                    TryExecuteTask(task);
            }
            finally
            {
                t_runs = null;
            }
        }

        private Task? Take()
        {
            lock (_queue)
            {
                var task = _queue.First?.Value;
                if (task is null)
                    _isRunning = false;
                else
                    _queue.RemoveFirst();
                return task;
            }
        }
    }

    private sealed class ThreadForEach : TaskScheduler
    {
        protected override void QueueTask(Task task) => new Thread(() => TryExecuteTask(task)).Start();

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
