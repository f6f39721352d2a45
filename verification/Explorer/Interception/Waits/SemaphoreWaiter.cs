using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>One asynchronous wait for a semaphore. Its continuations are queued, as those of the real one are.</summary>
internal sealed class SemaphoreWaiter
{
    private readonly TaskCompletionSource<bool> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _registration;
    private ITimer? _timer;

    public SemaphoreWaiter() => Node = new LinkedListNode<SemaphoreWaiter>(this);

    public LinkedListNode<SemaphoreWaiter> Node { get; }

    public Task<bool> Task => _granted.Task;

    /// <summary>Gives the wait an end of its own.</summary>
    /// <param name="timeout">After which it ends with false.</param>
    /// <param name="token">By which it ends as cancelled.</param>
    /// <param name="tryUnlink">Takes the waiter out of the queue; whoever does that completes it.</param>
    public void Limit(TimeSpan timeout, CancellationToken token, Func<SemaphoreWaiter, bool> tryUnlink)
    {
        if (timeout != Timeout.InfiniteTimeSpan)
            _timer = Clocks.For(TimeProvider.System).CreateTimer(
                _ => End(() => _granted.TrySetResult(false)), Task, timeout, Timeout.InfiniteTimeSpan);
        if (!token.CanBeCanceled)
            return;
        Action<object?> cancel = _ => End(() => _granted.TrySetCanceled(token));
        _registration = Operation.Current is { } operation
            ? CancellationCallbacks.Track(token, cancel, null, flowContext: false, operation.Execution)
            : token.UnsafeRegister(cancel, null);

        void End(Action complete)
        {
            if (!tryUnlink(this))
                return;
            complete();
            Quiesce();
        }
    }

    /// <summary>Ends the wait well. The waiter is unlinked already.</summary>
    public void Grant()
    {
        Quiesce();
        _granted.TrySetResult(true);
    }

    private void Quiesce()
    {
        _timer?.Dispose();
        _registration.Unregister();
    }
}
