namespace Weft.Tests.Contexts;

/// <summary>Time that passes when the test says so. Timers fire inside <see cref="Pass"/>, in the order of their due times.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _now;

    /// <summary>The timers that may still fire.</summary>
    public int Armed => _alarms.Count;

    /// <summary>What a timer that is made next does before it is handed out.</summary>
    public Action<Action>? BeforeHandingOut { get; set; }

    /// <summary>What the disposal of a timer throws.</summary>
    public Exception? DisposalFailure { get; set; }

    public void Pass(TimeSpan time)
    {
        _now += time;
        while (_alarms.Where(alarm => alarm.Due <= _now).MinBy(alarm => alarm.Due) is { } alarm)
        {
            _alarms.Remove(alarm);
            alarm.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state), _now + dueTime);
        _alarms.Add(alarm);
        BeforeHandingOut?.Invoke(alarm.Fire);
        return alarm;
    }

    private sealed class Alarm(ManualTime time, Action fire, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("No wait changes its time.");

        public void Dispose()
        {
            time._alarms.Remove(this);
            if (time.DisposalFailure is { } failure)
                throw failure;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
