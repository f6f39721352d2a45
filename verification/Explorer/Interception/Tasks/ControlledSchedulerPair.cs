using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. Tasks wait in two queues, those of each scheduler in the order in which they came. _running is the number of runners of
// concurrent tasks, or Exclusive while there is the one runner of exclusive ones.
//
//      Idle (0) --- Pump: an exclusive task waits ---------------------> Exclusive (-1) --- its queue is empty ---> Idle
//      Idle (0), n runners --- Pump: none waits, less than the most ---> n + 1 runners  --- runner ends ---------> n runners
//
// An exclusive task that waits keeps new runners of concurrent tasks from starting, and those that run from taking more. A runner is a
// task of the underlying scheduler; it takes tasks until none may run or it has run as many as it may. Between two tasks it does not
// give way, so its looks at the queues and at _running need no lock inside an exploration; outside of one they are made under _lock.

/// <summary>
/// The explorer's version of <see cref="ConcurrentExclusiveSchedulerPair"/>: the framework's own runs its tasks, and ends, on the real
/// pool.
/// </summary>
[Redirects(typeof(ConcurrentExclusiveSchedulerPair))]
internal sealed class ControlledSchedulerPair
{
    private const int Exclusive = -1;

    private readonly Lock _lock = new();
    private readonly Queue<Task> _exclusive = [];
    private readonly Queue<Task> _concurrent = [];
    private readonly TaskCompletionSource _completion = new();
    private readonly TaskScheduler _underlying;
    private readonly int _mostConcurrent;
    private readonly int _mostTasks;
    private int _running;
    private bool _isCompleting;

    public ControlledSchedulerPair()
        : this(TaskSchedulerHooks.get_Default(0))
    {
    }

    public ControlledSchedulerPair(TaskScheduler taskScheduler)
        : this(taskScheduler, -1)
    {
    }

    public ControlledSchedulerPair(TaskScheduler taskScheduler, int maxConcurrencyLevel)
        : this(taskScheduler, maxConcurrencyLevel, -1)
    {
    }

    public ControlledSchedulerPair(TaskScheduler taskScheduler, int maxConcurrencyLevel, int maxItemsPerTask)
    {
        ArgumentNullException.ThrowIfNull(taskScheduler);
        ArgumentOutOfRangeException.ThrowIfZero(maxConcurrencyLevel);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrencyLevel, -1);
        ArgumentOutOfRangeException.ThrowIfZero(maxItemsPerTask);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxItemsPerTask, -1);
        _underlying = taskScheduler;
        // The real default is the number of processors, which must not decide about schedules.
        var most = maxConcurrencyLevel == -1 ? int.MaxValue : maxConcurrencyLevel;
        _mostConcurrent = Math.Min(most, taskScheduler.MaximumConcurrencyLevel is > 0 and var level ? level : int.MaxValue);
        _mostTasks = maxItemsPerTask == -1 ? int.MaxValue : maxItemsPerTask;
        ConcurrentScheduler = new PairedScheduler(this, _concurrent, isExclusive: false, _mostConcurrent);
        ExclusiveScheduler = new PairedScheduler(this, _exclusive, isExclusive: true, 1);
    }

    public TaskScheduler ConcurrentScheduler { get; }

    public TaskScheduler ExclusiveScheduler { get; }

    public Task Completion => _completion.Task;

    /// <summary>No more tasks are taken; <see cref="Completion"/> ends when those that wait have run.</summary>
    public void Complete()
    {
        SchedulingPoints.BeforeUse(AccessKind.Update, this, CallSites.Noted);
        lock (_lock)
            _isCompleting = true;
        Pump();
    }

    /// <summary>Starts the runners that may start, and ends the pair when there is nothing left to do.</summary>
    private void Pump()
    {
        var runners = new List<Task>();
        var hasEnded = false;
        SchedulingPoints.Touches(AccessKind.Update, this);
        lock (_lock)
        {
            if (_running == 0 && _exclusive.Count > 0)
            {
                _running = Exclusive;
                runners.Add(new Task(RunExclusive));
            }
            for (var waiting = _concurrent.Count; MayStartConcurrent_NeedsLock && waiting > 0; waiting--, _running++)
                runners.Add(new Task(RunConcurrent));
            hasEnded = _isCompleting && _running == 0 && _exclusive.Count == 0 && _concurrent.Count == 0;
        }
        foreach (var runner in runners)
            runner.Start(_underlying);
        if (!hasEnded)
            return;
        SchedulingPoints.BeforeUse(AccessKind.Complete, _completion.Task, CallSites.Noted);
        _completion.TrySetResult();
    }

    private bool MayStartConcurrent_NeedsLock => _running >= 0 && _running < _mostConcurrent && _exclusive.Count == 0;

    private void RunExclusive()
    {
        for (var run = 0; run < _mostTasks && TryTake(_exclusive) is { } task; run++)
            ((PairedScheduler)ExclusiveScheduler).Run(task);
        lock (_lock)
            _running = 0;
        Pump();
    }

    private void RunConcurrent()
    {
        for (var run = 0; run < _mostTasks && TryTake(_concurrent) is { } task; run++)
            ((PairedScheduler)ConcurrentScheduler).Run(task);
        lock (_lock)
            _running--;
        Pump();
    }

    // An exclusive task that waits comes before the next concurrent one.
    private Task? TryTake(Queue<Task> queue)
    {
        SchedulingPoints.Touches(AccessKind.Update, this);
        lock (_lock)
            return (queue == _exclusive || _exclusive.Count == 0) && queue.TryDequeue(out var task) ? task : null;
    }

    /// <summary>One of the two.</summary>
    private sealed class PairedScheduler(ControlledSchedulerPair pair, Queue<Task> queue, bool isExclusive, int most) : TaskScheduler
    {
        // The scheduler whose task the thread runs; a task that it starts may run inside it only on the same one.
        [ThreadStatic]
        private static PairedScheduler? t_runs;

        public override int MaximumConcurrencyLevel => most;

        public void Run(Task task)
        {
            var outer = t_runs;
            t_runs = this;
            try
            {
                _ = Operation.Current is { } operation
                    ? ForeignTasks.Run(this, task, operation, operation.NotedSite)
                    : TryExecuteTask(task);
            }
            finally
            {
                t_runs = outer;
            }
        }

        protected override void QueueTask(Task task)
        {
            SchedulingPoints.Touches(AccessKind.Update, pair);
            lock (pair._lock)
            {
                if (pair._isCompleting)
                    throw new InvalidOperationException("The scheduler was told to complete, so it takes no more tasks.");
                queue.Enqueue(task);
            }
            pair.Pump();
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
        {
            // A task that waits for one that it has queued here would wait for ever, so that one may run inside it. The queue keeps it;
            // a runner that takes it later finds that it has run.
            if (t_runs != this || (!isExclusive && pair._exclusive.Count > 0))
                return false;
            Run(task);
            return true;
        }

        protected override IEnumerable<Task> GetScheduledTasks()
        {
            lock (pair._lock)
                return [.. queue];
        }
    }
}
