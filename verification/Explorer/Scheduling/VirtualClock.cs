using System.Diagnostics;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

// Protocol. _armed is sorted by the moment at which a timer is due; those that may fire now are at its front, and theirs are the only
// operations of timers that are enabled. Everything here is touched by the holder of the baton alone.
//
//      Open ---- an operation was overtaken too often ----> Held ---- it takes a step, or cannot run ----> Open
//      Open, Held ---- the test has ended ----> Stopped: no timer fires any more
//
// Without Held a strategy that is not fair never lets another operation run: a heartbeat beats for ever, and the schedule has no
// end. Without Stopped one that is fair does the same once the test has ended.

/// <summary>
/// The time of one execution. It stands still while operations run and jumps to the moment at which the next timer is due when
/// the strategy chooses to let it fire. Timers fire in the order in which they are due; which operation runs between them is open.
/// </summary>
internal sealed class VirtualClock(Execution execution) : TimeProvider
{
    // Code that reads the clock so often, while no timer fires, waits for time to pass; it would wait for ever.
    private const int PatientReadings = 200;

    private const string Overtaken =
        "timers waited for an operation that had not run while so many of them fired; "
            + "in which schedules they do depends on the order of steps";

    private const string Passed =
        "time passed without a timer because the clock was read again and again; in which schedules it does depends on the order of steps";

    // Any fixed moment will do; a round one is easy to recognise in a trace.
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // The system has been up for a while: much code takes the time stamp zero for "never".
    private static readonly TimeSpan Up = TimeSpan.FromDays(1);

    private readonly List<VirtualTimer> _armed = [];
    private readonly Overtaking _overtaking = new();
    private readonly List<(int Operation, Access Pending)> _forestalled = []; // those that were taken back before they fired
    private bool _isStopped;
    private int _readings;

    /// <summary>The time since the execution began.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>The time since the system was started.</summary>
    public TimeSpan Uptime => Up + Now;

    /// <summary>True while another operation could move the time on: only then does it matter when it is read.</summary>
    public bool IsArmed => _armed.Count > 0;

    // The same unit as the real one, which code may have taken from Stopwatch.
    public override long TimestampFrequency => Stopwatch.Frequency;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Epoch + Now;

    public override long GetTimestamp() => (long)((Int128)Uptime.Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        // The framework's own delays, sources and promises pass themselves as the state.
        var timer = new VirtualTimer(execution, VirtualTimer.WithContext(callback, state), isQueued: false, target: state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Arm(VirtualTimer timer)
    {
        var place = _armed.Count;
        while (place > 0 && _armed[place - 1].Due > timer.Due)
            place--;
        _armed.Insert(place, timer);
        execution.Witness?.Touches(Reads(timer));
        Update();
    }

    public void Disarm(VirtualTimer timer)
    {
        if (!_armed.Remove(timer))
            return;
        execution.Witness?.Touches(Reads(timer));
        if (execution.Witness is { } witness && timer.Operation is { } forestalled)
        {
            witness.Forestalls(forestalled.Id);
            _forestalled.Add((forestalled.Id, forestalled.Pending));
        }
        Update();
    }

    /// <summary>Called when <paramref name="operation"/> is about to start. Moves the time on if that is a timer that fires.</summary>
    public void Starts(Operation operation)
    {
        if (operation.Timer is not { } fired)
        {
            Moved(operation);
            return;
        }
        Now = Later(Now, fired.Due);
        _armed.Remove(fired);
        _readings = 0;
        operation.Timer = null; // from here on it is an operation like any other
        _overtaking.Fired(ReadyBesideTimers());
        if (_overtaking.HasToWait && _armed.Count > 0)
            execution.LeavesOut(Overtaken);
        Moved(operation);
        Update();
        fired.Fired();
    }

    /// <summary>Called when an operation has taken a step, or cannot take one: it is not overtaken any more.</summary>
    public void Moved(Operation operation)
    {
        var hadToWait = _overtaking.HasToWait;
        _overtaking.Moved(operation.Id);
        if (hadToWait && !_overtaking.HasToWait)
            Update();
    }

    /// <inheritdoc cref="Moved(Operation)"/>
    public void Moved(OperationSet operations)
    {
        var hadToWait = _overtaking.HasToWait;
        _overtaking.Moved(operations);
        if (hadToWait && !_overtaking.HasToWait)
            Update();
    }

    /// <summary>Called when the test has ended: what it has left behind must not keep the schedule alive.</summary>
    public void Stop()
    {
        if (_isStopped)
            return;
        _isStopped = true;
        if (_armed.Count > 0)
            execution.Witness?.Touches(new Access(AccessKind.Update, Locations.Clock, 0));
        Update();
    }

    /// <summary>
    /// Called when the program reads the time. A loop that polls the clock never meets a timer that would move it, so after many
    /// readings time begins to pass: a millisecond, then more, up to a second a reading.
    /// </summary>
    public void Polled()
    {
        if (++_readings <= PatientReadings)
            return;
        execution.LeavesOut(Passed);
        Now += TimeSpan.FromMilliseconds(Math.Min(1 << Math.Min(_readings - PatientReadings, 10), 1000));
        Update();
    }

    // The enabled ones stand together: what may fire stands in front of what may not, so the rest of the list need not be looked at.
    private void Update()
    {
        var place = 0;
        if (!_isStopped && !_overtaking.HasToWait && _armed.Count > 0)
        {
            // What is due first may fire; several due at the same moment, or overdue, fire in any order.
            var due = Later(Now, _armed[0].Due);
            for (; place < _armed.Count && _armed[place].Due <= due; place++)
                execution.Enable(_armed[place].Operation!);
        }
        for (; place < _armed.Count && execution.IsEnabled(_armed[place].Operation!); place++)
            execution.Disable(_armed[place].Operation!);
    }

    /// <summary>Tells of the timers that the end of the schedule has kept from firing.</summary>
    public void TellWhoIsLeft(IWitness witness)
    {
        foreach (var (operation, pending) in _forestalled)
            witness.Leaves(operation, pending, 0, isJoin: false);
        foreach (var timer in _armed)
            witness.Leaves(
                timer.Operation!.Id, new Access(AccessKind.Update, Locations.Clock, timer.Operation.CreatedAt), 0, isJoin: false);
    }

    // To arm a timer and to take one back are in no order with each other: only with one that fires.
    private static Access Reads(VirtualTimer timer) => new(AccessKind.Read, Locations.Clock, timer.Operation?.CreatedAt ?? 0);

    private OperationSet ReadyBesideTimers()
    {
        var ready = execution.Ready();
        execution.Spinning.AddHeld(ready);
        for (var place = 0; place < _armed.Count && execution.IsEnabled(_armed[place].Operation!); place++)
            ready.Remove(_armed[place].Operation!.Id);
        return ready;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
