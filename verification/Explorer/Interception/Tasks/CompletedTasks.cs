using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. _ended holds the tasks that have ended and were not handed out, oldest first; _next is the promise of a MoveNextAsync that
// found none, or null. One operation runs at a time, so neither needs a lock. A task that ends either completes _next or is queued. The
// promise queues its continuations, as the real one does, so that the task that ends is not held up by whoever iterates.

/// <summary>Tasks in the order in which they end: what <c>Task.WhenEach</c> returns. The framework's own awaits on the real pool.</summary>
internal sealed class CompletedTasks<TTask>(TTask[] tasks, Execution execution) : IAsyncEnumerable<TTask>, IAsyncEnumerator<TTask>
    where TTask : Task
{
    private readonly Queue<TTask> _ended = [];
    private int _left = tasks.Length;
    private bool _isTaken;
    private TaskCompletionSource<bool>? _next;
    private CancellationToken _token;

    public TTask Current { get; private set; } = null!;

    /// <summary>Begins to watch the tasks, which the real method does before anybody iterates.</summary>
    public CompletedTasks<TTask> Watch()
    {
        foreach (var task in tasks)
            Promises.After(task, task, execution, () => Ended(task));
        return this;
    }

    /// <summary>Only the first iteration gets the tasks, as with the real one.</summary>
    public IAsyncEnumerator<TTask> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (_isTaken)
            return new CompletedTasks<TTask>([], execution);
        _isTaken = true;
        _token = cancellationToken;
        return this;
    }

    public ValueTask<bool> MoveNextAsync()
    {
        SchedulingPoints.Touches(AccessKind.Update, this);
        if (_left == 0)
            return new(false);
        if (_token.IsCancellationRequested)
            return new(Task.FromCanceled<bool>(_token));
        if (_ended.TryDequeue(out var task))
            return new(Take(task));
        var next = _next = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = _token.UnsafeRegister(_ => Cancel(next), null);
        SchedulingPoints.Touches(AccessKind.Cancel, CancellationSources.Of(_token));
        execution.Watch.Follow(next.Task); // the end of one of the tasks is what ends it
        Promises.After(next.Task, next.Task, execution, registration.Dispose);
        return new(next.Task);
    }

    public ValueTask DisposeAsync()
    {
        _left = 0;
        return default;
    }

    private void Ended(TTask task)
    {
        SchedulingPoints.Touches(AccessKind.Update, this);
        if (_next is not { } next)
        {
            _ended.Enqueue(task);
            return;
        }
        _next = null;
        Take(task);
        next.SetResult(true);
    }

    private void Cancel(TaskCompletionSource<bool> next)
    {
        SchedulingPoints.Touches(AccessKind.Update, this);
        if (_next != next)
            return;
        _next = null;
        next.SetCanceled(_token);
    }

    private bool Take(TTask task)
    {
        Current = task;
        _left--;
        return true;
    }
}
