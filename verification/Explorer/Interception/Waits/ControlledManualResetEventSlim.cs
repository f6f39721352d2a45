using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="ManualResetEventSlim"/>: the same rules, with waits that block under the explorer's eyes. As
/// with the real one, a waiter that was woken looks again, so a reset that comes quickly makes it wait once more.
/// </summary>
[Redirects(typeof(ManualResetEventSlim))]
internal sealed class ControlledManualResetEventSlim : IDisposable
{
    // Completed while the event is set; a reset replaces it.
    private TaskCompletionSource _signal = new();
    private bool _disposed;

    public ControlledManualResetEventSlim()
        : this(false)
    {
    }

    public ControlledManualResetEventSlim(bool initialState)
    {
        if (initialState)
            _signal.SetResult();
    }

    public ControlledManualResetEventSlim(bool initialState, int spinCount)
        : this(initialState) => SpinCount = spinCount;

    public int SpinCount { get; }

    public bool IsSet
    {
        get
        {
            SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
            return SchedulingPoints.Seen(IsSetNow);
        }
    }

    private bool IsSetNow => Volatile.Read(ref _signal).Task.IsCompleted;

    public void Set()
    {
        SchedulingPoints.BeforeUse(AccessKind.Signal, this, CallSites.Noted);
        _signal.TrySetResult();
    }

    public void Reset()
    {
        SchedulingPoints.BeforeUse(AccessKind.Write, this, CallSites.Noted);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var signal = Volatile.Read(ref _signal);
        if (signal.Task.IsCompleted)
            Interlocked.CompareExchange(ref _signal, new TaskCompletionSource(), signal);
    }

    public void Wait() => Wait(Timeout.InfiniteTimeSpan, CancellationToken.None);

    public void Wait(CancellationToken cancellationToken) => Wait(Timeout.InfiniteTimeSpan, cancellationToken);

    public bool Wait(int millisecondsTimeout) => Wait(TimeSpan.FromMilliseconds(millisecondsTimeout), CancellationToken.None);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken) =>
        Wait(TimeSpan.FromMilliseconds(millisecondsTimeout), cancellationToken);

    public bool Wait(TimeSpan timeout) => Wait(timeout, CancellationToken.None);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var site = CallSites.Noted;
        if (timeout == Timeout.InfiniteTimeSpan && !cancellationToken.CanBeCanceled)
        {
            do
                TaskWaitHooks.Wait(Volatile.Read(ref _signal).Task, site);
            while (!IsSetNow);
            return true;
        }
        try
        {
            BlockingWaits.Within(Volatile.Read(ref _signal).Task, timeout, cancellationToken, site).GetAwaiter().GetResult();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Dispose() => _disposed = true;
}
