using System.Diagnostics.CodeAnalysis;
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

/// <summary>
/// The explorer's version of <see cref="SemaphoreSlim"/>: the same rules, with waits that block under the explorer's eyes. Programs may
/// derive from it. Time-outs below -1 throw, as the documentation says, where the real one of .NET 10 takes them for short ones.
/// </summary>
[Redirects(typeof(SemaphoreSlim))]
[SuppressMessage("Performance", "CA1852", Justification = "programs derive from it")]
internal class ControlledSemaphoreSlim : IDisposable
{
    private readonly object _lock = new();
    private readonly LinkedList<SemaphoreWaiter> _waiters = [];
    private readonly int _most;
    private int _count;
    private bool _disposed;
    private OwnGate _available;
    private ManualResetEvent? _handle;

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

    /// <summary>A handle that is set while there is something to take; waiting for it takes nothing.</summary>
    public WaitHandle AvailableWaitHandle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            lock (_lock)
                return _handle ??= HandleTable.AddFor(this, _count > 0);
        }
    }

    public void Wait() => Wait(Timeout.InfiniteTimeSpan, CancellationToken.None);

    public void Wait(CancellationToken cancellationToken) => Wait(Timeout.InfiniteTimeSpan, cancellationToken);

    public bool Wait(int millisecondsTimeout) => Wait(WaitLimits.Of(millisecondsTimeout), CancellationToken.None);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken) =>
        Wait(WaitLimits.Of(millisecondsTimeout), cancellationToken);

    public bool Wait(TimeSpan timeout) => Wait(timeout, CancellationToken.None);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var limit = WaitLimits.OfAnyLength(timeout);
        if (Operation.Current is not { } operation)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return WaitForReal(limit, cancellationToken);
        }
        var gate = _available.In(operation.Execution, _count > 0);
        if (!LimitedWait.TryPass(gate, operation, AccessTo(cancellationToken), limit, cancellationToken))
            return false;
        lock (_lock)
            SetCount_NeedsLock(_count - 1);
        return true;
    }

    public Task WaitAsync() => WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);

    public Task WaitAsync(CancellationToken cancellationToken) => WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    public Task<bool> WaitAsync(int millisecondsTimeout) => WaitAsync(WaitLimits.Of(millisecondsTimeout), CancellationToken.None);

    public Task<bool> WaitAsync(int millisecondsTimeout, CancellationToken cancellationToken) =>
        WaitAsync(WaitLimits.Of(millisecondsTimeout), cancellationToken);

    public Task<bool> WaitAsync(TimeSpan timeout) => WaitAsync(timeout, CancellationToken.None);

    public Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var limit = WaitLimits.OfAnyLength(timeout);
        SchedulingPoints.Before(AccessTo(cancellationToken));
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<bool>(cancellationToken);
        SemaphoreWaiter waiter;
        lock (_lock)
        {
            if (_count > 0 || limit == TimeSpan.Zero)
                return Task.FromResult(TryTake_NeedsLock());
            waiter = new SemaphoreWaiter();
            Operation.Current?.Execution.Watch.Follow(waiter.Task);
            _waiters.AddLast(waiter.Node);
        }
        waiter.Limit(limit, cancellationToken, TryUnlink);
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
            for (var blocked = _available.Waiting; left > blocked && _waiters.First is { } oldest; left--)
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
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _disposed = true;
        _handle?.Dispose();
        _handle = null;
    }

    // Blocks the thread, as outside an exploration it has to.
    private bool WaitForReal(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return WaitAsync(limit, cancellationToken).GetAwaiter().GetResult();
        }
        catch (TaskCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // To wait is to take, and to look whether the token is cancelled.
    private Access AccessTo(CancellationToken token) =>
        Access.To(AccessKind.Update, this, CallSites.Noted).And(CancellationSources.Of(token));

    private bool TryUnlink(SemaphoreWaiter waiter)
    {
        lock (_lock)
        {
            SchedulingPoints.Touches(AccessKind.Update, this); // by the token, or by the timer: neither names the semaphore
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
        _available.Set(count > 0);
        Handles.Show(_handle, count > 0);
    }
}
