using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>A timer of the virtual clock. While it is armed, an operation stands ready that fires it.</summary>
/// <param name="execution">The execution that it belongs to.</param>
/// <param name="callback">What it calls.</param>
/// <param name="isQueued">
/// True for a timer of the program's own. Production queues its callback to the pool when it is due: from then on a change comes too
/// late, and a disposal does not. So there is a point between the two. What the framework makes of a timer (a delay) needs none.
/// </param>
/// <param name="target">
/// What changes when it fires: the delay, the source, the program's own timer. Null where that shows only in steps of the callback.
/// </param>
/// <param name="ends">What changes instead where that is more than an object: the wait that it ends. Default for nothing.</param>
internal sealed class VirtualTimer(
    Execution execution, Action callback, bool isQueued, object? target = null, Access ends = default) : ITimer
{
    // As the real one has it: 49 days.
    private const long MostMilliseconds = uint.MaxValue - 1;

    private TimeSpan _period;
    private int _site;
    private int _running;
    private bool _disposed;
    private Action? _whenIdle;

    public Execution Execution => execution;

    /// <summary>When it fires next.</summary>
    public TimeSpan Due { get; private set; }

    /// <summary>The operation that fires it; null while it is not armed.</summary>
    public Operation? Operation { get; private set; }

    /// <summary>A callback that runs in the execution context of now, as the real ones do.</summary>
    public static Action WithContext(TimerCallback callback, object? state)
    {
        var context = ExecutionContext.Capture();
        return context is null ? () => callback(state) : () => ExecutionContext.Run(context, state => callback(state), state);
    }

    /// <exception cref="ArgumentOutOfRangeException">A time is negative, and not infinite, or longer than 49 days.</exception>
    public static void Check(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, period);
        if (_disposed || execution.IsAbandoning)
            return false;
        Disarm();
        _period = period;
        if ((long)dueTime.TotalMilliseconds != Timeout.Infinite)
            Arm(dueTime);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        Disarm();
    }

    /// <returns>What ends when no callback runs any more.</returns>
    public ValueTask DisposeAsync()
    {
        if (_running == 0)
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
        // What continues then does so not inside the callback that ends last, as with the real one.
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Dispose(() =>
        {
            execution.Reschedule(Scheduling.Operation.Current!, Access.To(AccessKind.Complete, idle.Task, _site));
            idle.SetResult();
        });
        return new ValueTask(idle.Task);
    }

    /// <summary>Calls <paramref name="whenIdle"/> when no callback runs any more: now, or at the end of the last one.</summary>
    public void Dispose(Action whenIdle)
    {
        Dispose();
        if (_running == 0)
            whenIdle();
        else
            _whenIdle += whenIdle;
    }

    /// <summary>Called when it has begun to fire: a periodic one is armed again, so its next callback may overlap with this one.</summary>
    public void Fired()
    {
        var fired = Operation;
        Operation = null;
        if (_period > TimeSpan.Zero)
            Arm(_period, fired);
    }

    private static void Check(TimeSpan time, string name)
    {
        var milliseconds = (long)time.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, MostMilliseconds, name);
    }

    private void Run()
    {
        var operation = Scheduling.Operation.Current!;
        if (isQueued)
            execution.Reschedule(operation, Access.To(AccessKind.Read, target ?? this, _site));
        if (_disposed)
            return;
        _running++;
        callback();
        _running--;
        if (_running == 0)
            _whenIdle?.Invoke();
    }

    // What arms it again is the one that fires, not whoever gave way to it.
    private void Arm(TimeSpan dueTime, Operation? fired = null)
    {
        Due = execution.Clock.Now + dueTime;
        _site = Scheduling.Operation.Current?.Pending.Site ?? _site;
        Operation = execution.Intake.Start(
            new Task(LastResort.Guard(Run, execution)), $"timer due at {Due:c}", _site, StartMode.Timer, fired);
        if (Operation is null)
            return;
        Operation.Timer = this;
        // Whoever changes what it fires races with it, and so does whoever reads the clock, which it moves on.
        var fires = ends.Location != 0
            ? ends with { Kind = AccessKind.Start, Site = _site }
            : Access.To(AccessKind.Start, target ?? this, _site);
        Operation.Pending = fires.And(Locations.Clock);
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
