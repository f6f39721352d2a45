namespace Weft.Exploration.Scheduling;

/// <summary>
/// The time of one execution. It stands still while operations run and jumps to the moment at which the next timer is due when
/// the strategy chooses to let it fire. Timers fire in the order in which they are due; which operation runs between them is open.
/// </summary>
internal sealed class VirtualClock(Execution execution) : TimeProvider
{
    // Any fixed moment will do; a round one is easy to recognise in a trace.
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<VirtualTimer> _armed = [];

    /// <summary>The time since the execution began.</summary>
    public TimeSpan Now { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Epoch + Now;

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var context = ExecutionContext.Capture();
        Action call = context is null ? () => callback(state) : () => ExecutionContext.Run(context, state => callback(state), state);
        var timer = new VirtualTimer(execution, LastResort.Guard(call, execution));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Arm(VirtualTimer timer)
    {
        var place = _armed.FindIndex(other => other.Due > timer.Due);
        _armed.Insert(place < 0 ? _armed.Count : place, timer);
        Update();
    }

    public void Disarm(VirtualTimer timer)
    {
        if (_armed.Remove(timer))
            Update();
    }

    /// <summary>Moves the time on if <paramref name="operation"/>, which is about to start, is a timer that fires.</summary>
    public void Fires(Operation operation)
    {
        if (_armed.Find(timer => timer.Operation == operation) is not { } fired)
            return;
        Now = fired.Due;
        _armed.Remove(fired);
        Update();
        fired.Fired();
    }

    /// <summary>Those that are due first may fire; several due at the same moment fire in any order.</summary>
    private void Update()
    {
        foreach (var timer in _armed)
        {
            if (timer.Due == _armed[0].Due)
                execution.Enable(timer.Operation!);
            else
                execution.Disable(timer.Operation!);
        }
    }
}
