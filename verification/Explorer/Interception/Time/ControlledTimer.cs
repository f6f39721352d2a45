using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. A timer is armed where it is told to: in a schedule, on the virtual clock of that schedule; outside, for real. One that a
// static keeps is armed anew by each schedule that changes it, and forgets the schedule before.

/// <summary>
/// The explorer's version of <see cref="Timer"/>, and of what <see cref="TimeProvider.System"/> makes. Inside an exploration it fires
/// in virtual time, each callback as an operation; those of a periodic one may overlap. Creating, changing and disposing of it are points.
/// </summary>
[Redirects(typeof(Timer))]
internal sealed class ControlledTimer : MarshalByRefObject, ITimer
{
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly Action _inContext;
    private VirtualTimer? _virtual;
    private Timer? _real;
    private bool _disposed;

    public ControlledTimer(TimerCallback callback)
        : this(callback, null, hasOwnState: true)
    {
    }

    public ControlledTimer(TimerCallback callback, object? state, int dueTime, int period)
        : this(callback, state, FromMilliseconds(dueTime, nameof(dueTime)), FromMilliseconds(period, nameof(period)))
    {
    }

    public ControlledTimer(TimerCallback callback, object? state, long dueTime, long period)
        : this(callback, state, FromMilliseconds(dueTime, nameof(dueTime)), FromMilliseconds(period, nameof(period)))
    {
    }

    public ControlledTimer(TimerCallback callback, object? state, uint dueTime, uint period)
        : this(callback, state, FromUnsigned(dueTime), FromUnsigned(period))
    {
    }

    public ControlledTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        : this(callback, state, hasOwnState: false)
    {
        VirtualTimer.Check(dueTime, period);
        Announce();
        Arm(dueTime, period);
    }

    private ControlledTimer(TimerCallback callback, object? state, bool hasOwnState)
    {
        ArgumentNullException.ThrowIfNull(callback);
        (_callback, _state) = (callback, hasOwnState ? this : state);
        _inContext = VirtualTimer.WithContext(callback, _state);
    }

    /// <summary>How many timers are armed; inside an exploration, whether any is.</summary>
    public static long ActiveCount => Clocks.Virtual is { } clock ? clock.IsArmed ? 1 : 0 : Timer.ActiveCount;

    public bool Change(int dueTime, int period) =>
        Change(FromMilliseconds(dueTime, nameof(dueTime)), FromMilliseconds(period, nameof(period)));

    public bool Change(long dueTime, long period) =>
        Change(FromMilliseconds(dueTime, nameof(dueTime)), FromMilliseconds(period, nameof(period)));

    public bool Change(uint dueTime, uint period) => Change(FromUnsigned(dueTime), FromUnsigned(period));

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        VirtualTimer.Check(dueTime, period);
        Announce();
        return !_disposed && Arm(dueTime, period);
    }

    public void Dispose()
    {
        Announce();
        Stop();
    }

    /// <returns>False if it was disposed of before.</returns>
    public bool Dispose(WaitHandle notifyObject)
    {
        ArgumentNullException.ThrowIfNull(notifyObject);
        var site = CallSites.Noted;
        Announce();
        if (_disposed)
            return false;
        if (Operation.Current is null)
        {
            _disposed = true;
            return (_real ?? new Timer(_callback)).Dispose(notifyObject);
        }
        if (notifyObject is not EventWaitHandle signaled)
        {
            Uncontrolled.RefuseBecause("what is to be signalled is no event; pass a ManualResetEvent, or await DisposeAsync", site);
            return false;
        }
        Stop();
        if (_virtual is null)
            Signal();
        else
            _virtual.Dispose(Signal);
        return true;

        void Signal() => EventWaitHandleHooks.Set(signaled, site);
    }

    /// <returns>What ends when no callback runs any more.</returns>
    public ValueTask DisposeAsync()
    {
        Announce();
        _disposed = true;
        return _virtual is not null ? _virtual.DisposeAsync() : _real?.DisposeAsync() ?? default;
    }

    private static TimeSpan FromMilliseconds(long time, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Timeout.Infinite, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, uint.MaxValue - 1, name);
        return TimeSpan.FromMilliseconds(time);
    }

    // The largest number stands for infinite.
    private static TimeSpan FromUnsigned(uint time) => time == uint.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(time);

    private bool Arm(TimeSpan dueTime, TimeSpan period)
    {
        if (Operation.Current is not { } operation)
        {
            if (_real is null)
                Interlocked.CompareExchange(ref _real, new Timer(_ => _inContext()), null);
            return _real.Change(dueTime, period);
        }
        if (_virtual?.Execution != operation.Execution)
            _virtual = new VirtualTimer(operation.Execution, _inContext, isQueued: true, target: this);
        return _virtual.Change(dueTime, period);
    }

    private void Stop()
    {
        _disposed = true;
        _virtual?.Dispose();
        _real?.Dispose();
    }

    private void Announce() => SchedulingPoints.BeforeUse(AccessKind.Write, this, CallSites.Noted);
}
