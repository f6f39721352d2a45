namespace Weft.Exploration.Interception;

/// <summary>A timer of the test's own: that it fires before or after it is changed or stopped makes a difference, so both have a point before them.</summary>
internal sealed class ObservedTimer(ITimer timer, int site) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        SchedulingPoints.Observe(site);
        return timer.Change(dueTime, period);
    }

    public void Dispose()
    {
        SchedulingPoints.Observe(site);
        timer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        SchedulingPoints.Observe(site);
        return timer.DisposeAsync();
    }
}
