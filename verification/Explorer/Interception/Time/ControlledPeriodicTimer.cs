using System.Threading.Tasks.Sources;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Protocol. At most one waits (_isWaiting); a tick that nobody waits for is kept (_hasTick), and further ones fall together with it.
// Whoever sets _hasTick while somebody waits completes the wait, so a tick, a cancellation and a disposal that meet complete it once;
// it is set before the completion gives way. The result is taken in GetResult, which opens the next wait. Only the holder of the
// baton comes here: a timer that was created outside an exploration is a real one behind this, and is refused inside.

/// <summary>
/// The explorer's version of <see cref="PeriodicTimer"/>: it ticks in virtual time. The real one would do so too, over the virtual
/// clock, but take the explorer's scheduler for a context to go back to, and queue what production continues inline.
/// </summary>
[Redirects(typeof(PeriodicTimer))]
internal sealed class ControlledPeriodicTimer : IDisposable, IValueTaskSource<bool>
{
    private readonly PeriodicTimer? _real;
    private readonly ITimer? _timer;
    private ControlledValueTaskSourceCore<bool> _wait;
    private CancellationTokenRegistration _registration;
    private TimeSpan _period;
    private bool _isWaiting;
    private bool _hasTick;
    private bool _isStopped;

    public ControlledPeriodicTimer(TimeSpan period)
        : this(period, TimeProvider.System)
    {
    }

    public ControlledPeriodicTimer(TimeSpan period, TimeProvider timeProvider)
    {
        if (!SchedulingPoints.AreActive)
        {
            _real = new PeriodicTimer(period, Clocks.For(timeProvider));
            return;
        }
        Check(period, nameof(period));
        ArgumentNullException.ThrowIfNull(timeProvider);
        _period = period;
        _timer = Clocks.For(timeProvider).CreateTimer(static timer => ((ControlledPeriodicTimer)timer!).Tick(), this, period, period);
    }

    public TimeSpan Period
    {
        get => _real?.Period ?? _period;
        set
        {
            if (IsReal)
            {
                _real!.Period = value;
                return;
            }
            Check(value, nameof(value));
            SchedulingPoints.BeforeUse(AccessKind.Write, this, CallSites.Noted);
            ObjectDisposedException.ThrowIf(!_timer!.Change(value, value), typeof(PeriodicTimer));
            _period = value;
        }
    }

    private bool IsReal
    {
        get
        {
            if (_real is not null && Operation.Current is { } operation)
            {
                operation.Execution.End(Outcome.Refused(
                    "a PeriodicTimer that was created outside the test ticks in real time, which is not controlled; "
                        + "create it in the test"));
            }
            return _real is not null;
        }
    }

    public ValueTask<bool> WaitForNextTickAsync(CancellationToken cancellationToken = default)
    {
        if (IsReal)
            return _real!.WaitForNextTickAsync(cancellationToken);
        SchedulingPoints.Before(Access.To(AccessKind.Update, this, CallSites.Noted).And(CancellationSources.Of(cancellationToken)));
        if (_isWaiting)
            throw new InvalidOperationException("The periodic timer is being waited for; await the tick before the next is asked for.");
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        if (_hasTick)
        {
            _hasTick = _isStopped;
            return new ValueTask<bool>(!_isStopped);
        }
        _isWaiting = true;
        _registration = cancellationToken.UnsafeRegister(static (timer, token) => ((ControlledPeriodicTimer)timer!).Cancel(token), this);
        return new ValueTask<bool>(this, _wait.Version);
    }

    public void Dispose()
    {
        if (IsReal)
        {
            _real!.Dispose();
            return;
        }
        SchedulingPoints.BeforeUse(AccessKind.Write, this, CallSites.Noted);
        _isStopped = true;
        _timer!.Dispose();
        Tick();
    }

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        _registration.Unregister();
        SchedulingPoints.Touches(AccessKind.Update, this);
        try
        {
            _wait.GetResult(token);
        }
        finally
        {
            _wait.Reset();
            _isWaiting = false;
            _hasTick = _isStopped;
        }
        return !_isStopped;
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

    private static void Check(TimeSpan period, string name)
    {
        var milliseconds = (long)period.TotalMilliseconds;
        if (period != Timeout.InfiniteTimeSpan && milliseconds is < 1 or > uint.MaxValue - 1)
            throw new ArgumentOutOfRangeException(name);
    }

    private void Tick()
    {
        if (_hasTick)
            return;
        _hasTick = true;
        if (_isWaiting)
            _wait.SetResult(true);
    }

    private void Cancel(CancellationToken token)
    {
        SchedulingPoints.Touches(AccessKind.Update, this); // in the step that cancels
        if (_hasTick)
            return;
        _hasTick = true;
        _wait.SetException(new OperationCanceledException(token));
    }
}
