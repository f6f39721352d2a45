namespace Weft.Tests.Events.Kernel;

/// <summary>A time whose timers fire when the test says so, and never by themselves.</summary>
internal sealed class HandWoundTime : TimeProvider
{
    private readonly List<HandTimer> _all = [];
    private readonly List<HandTimer> _running = [];

    /// <summary>How many timers have neither fired nor been disposed.</summary>
    public int Running => _running.Count;

    /// <summary>What the last timer was made with.</summary>
    public TimeSpan LastDueTime { get; private set; }

    /// <summary>Whether a timer fires inside the call that makes it, as one does whose time is over by then.</summary>
    public bool FiresAtOnce { get; init; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        LastDueTime = dueTime;
        var timer = new HandTimer(this, () => callback(state));
        _all.Add(timer);
        _running.Add(timer);
        if (FiresAtOnce)
            FireAll();
        return timer;
    }

    public void FireAll()
    {
        HandTimer[] due = [.. _running];
        _running.Clear();
        foreach (HandTimer timer in due)
            timer.Fire();
    }

    /// <summary>Fires all timers there ever were, as one can that had been queued when it was disposed.</summary>
    public void FireLate()
    {
        foreach (HandTimer timer in _all)
            timer.Fire();
    }

    private sealed class HandTimer(HandWoundTime time, Action fire) : ITimer
    {
        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("No wait changes its timer.");

        public void Dispose() => time._running.Remove(this);

        public ValueTask DisposeAsync() => throw new NotSupportedException("No wait waits for its timer.");
    }
}
