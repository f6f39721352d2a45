namespace Weft.Exploration.Scheduling;

/// <summary>A timer of the virtual clock. While it is armed, an operation stands ready that fires it.</summary>
internal sealed class VirtualTimer(Execution execution, Action callback) : ITimer
{
    private TimeSpan _period;
    private bool _disposed;

    /// <summary>When it fires next.</summary>
    public TimeSpan Due { get; private set; }

    /// <summary>The operation that fires it; null while it is not armed.</summary>
    public Operation? Operation { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed || execution.IsAbandoning)
            return false;
        Disarm();
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
            Arm(dueTime);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        Disarm();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Called when it has begun to fire: a periodic one is armed again.</summary>
    public void Fired()
    {
        Operation = null;
        if (_period > TimeSpan.Zero)
            Arm(_period);
    }

    private void Arm(TimeSpan dueTime)
    {
        Due = execution.Clock.Now + dueTime;
        Operation = execution.Intake.Start(new Task(callback), $"timer due at {Due:c}", Scheduling.Operation.Current?.Pending.Site ?? 0, StartMode.Timer);
        if (Operation is not null)
            execution.Clock.Arm(this);
    }

    private void Disarm()
    {
        if (Operation is null)
            return;
        execution.Clock.Disarm(this);
        execution.TakeBack(Operation);
        Operation = null;
    }
}
