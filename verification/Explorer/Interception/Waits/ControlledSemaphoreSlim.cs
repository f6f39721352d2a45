using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. _count is what can be taken; _waiters are the asynchronous waiters, oldest first, all of them Linked.
//
//      Linked --> Granted (by Release)  |  Cancelled (by the token)  |  Expired (by the timer)
//
// Whoever unlinks a waiter, under _lock, completes it. A release serves first those who block a thread, by leaving them the count
// and opening their gate, and hands what is left to the oldest waiters; a caller that comes in between may take the count first.
// Inside an exploration nothing gives way while _lock is held, so it is never contended.

/// <summary>The explorer's version of <see cref="SemaphoreSlim"/>: the same rules, with waits that block under the explorer's eyes.</summary>
[Redirects(typeof(SemaphoreSlim))]
internal sealed class ControlledSemaphoreSlim : IDisposable
{
    private readonly object _lock = new();
    private readonly LinkedList<SemaphoreWaiter> _waiters = [];
    private readonly int _most;
    private int _count;
    private bool _disposed;
    private Gate? _available;

    public ControlledSemaphoreSlim(int initialCount)
        : this(initialCount, int.MaxValue)
    {
    }

    public ControlledSemaphoreSlim(int initialCount, int maxCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(initialCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(initialCount, maxCount);
        (_count, _most) = (initialCount, maxCount);
    }

    public int CurrentCount
    {
        get
        {
            SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
            return SchedulingPoints.Seen(_count);
        }
    }

    public void Wait()
    {
        if (Operation.Current is not { } operation)
        {
            WaitAsync().GetAwaiter().GetResult();
            return;
        }
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_available?.Execution != operation.Execution)
            _available = new Gate(operation.Execution, _count > 0); // one that outlives a schedule leaves its gate behind
        _available.Pass(operation, Access.To(AccessKind.Wait, this, CallSites.Noted));
        lock (_lock)
            SetCount_NeedsLock(_count - 1);
    }

    public void Wait(CancellationToken cancellationToken) => Wait(Timeout.InfiniteTimeSpan, cancellationToken);

    public bool Wait(int millisecondsTimeout) => Wait(TimeSpan.FromMilliseconds(millisecondsTimeout), CancellationToken.None);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken) =>
        Wait(TimeSpan.FromMilliseconds(millisecondsTimeout), cancellationToken);

    public bool Wait(TimeSpan timeout) => Wait(timeout, CancellationToken.None);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var wait = WaitAsync(timeout, cancellationToken);
        BlockingWaits.Unless(wait.IsCompleted, wait, CallSites.Noted);
        return wait.GetAwaiter().GetResult();
    }

    public Task WaitAsync() => WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);

    public Task WaitAsync(CancellationToken cancellationToken) => WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    public Task<bool> WaitAsync(int millisecondsTimeout) => WaitAsync(TimeSpan.FromMilliseconds(millisecondsTimeout), CancellationToken.None);

    public Task<bool> WaitAsync(int millisecondsTimeout, CancellationToken cancellationToken) =>
        WaitAsync(TimeSpan.FromMilliseconds(millisecondsTimeout), cancellationToken);

    public Task<bool> WaitAsync(TimeSpan timeout) => WaitAsync(timeout, CancellationToken.None);

    public Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        SchedulingPoints.BeforeUse(AccessKind.Update, this, CallSites.Noted);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        SemaphoreWaiter waiter;
        lock (_lock)
        {
            if (_count > 0 || timeout == TimeSpan.Zero)
                return Task.FromResult(TryTake_NeedsLock());
            waiter = new SemaphoreWaiter();
            _waiters.AddLast(waiter.Node);
        }
        waiter.Limit(timeout, cancellationToken, TryUnlink);
        return waiter.Task;
    }

    public int Release() => Release(1);

    public int Release(int releaseCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(releaseCount, 1);
        SchedulingPoints.BeforeUse(AccessKind.Signal, this, CallSites.Noted);
        ObjectDisposedException.ThrowIf(_disposed, this);
        List<SemaphoreWaiter> granted = [];
        int previous;
        lock (_lock)
        {
            previous = _count;
            if (releaseCount > _most - previous)
                throw new SemaphoreFullException();
            var left = previous + releaseCount;
            for (var blocked = _available?.Waiting ?? 0; left > blocked && _waiters.First is { } oldest; left--)
            {
                _waiters.Remove(oldest);
                granted.Add(oldest.Value);
            }
            SetCount_NeedsLock(left);
        }
        foreach (var waiter in granted)
            waiter.Grant();
        return previous;
    }

    /// <summary>As with the real one, those who wait go on waiting.</summary>
    public void Dispose() => _disposed = true;

    private bool TryUnlink(SemaphoreWaiter waiter)
    {
        lock (_lock)
        {
            if (waiter.Node.List is null)
                return false;
            _waiters.Remove(waiter.Node);
            return true;
        }
    }

    private bool TryTake_NeedsLock()
    {
        if (_count == 0)
            return false;
        SetCount_NeedsLock(_count - 1);
        return true;
    }

    private void SetCount_NeedsLock(int count)
    {
        _count = count;
        if (count > 0)
            _available?.Open();
        else
            _available?.Close();
    }
}
