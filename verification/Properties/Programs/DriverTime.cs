namespace Weft.Verification.Properties.Programs;

/// <summary>Time that passes by command: a timer fires inside <see cref="Elapse"/>, those due first before the others.</summary>
public sealed class DriverTime : TimeProvider
{
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _now;

    /// <summary>The timers that may still fire.</summary>
    public int Armed => _alarms.Count;

    public void Elapse(TimeSpan time)
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
        var alarm = new Alarm(_alarms, () => callback(state), _now + dueTime);
        _alarms.Add(alarm);
        return alarm;
    }

    private sealed class Alarm(List<Alarm> alarms, Action fire, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("No wait changes its time.");

        public void Dispose() => alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
