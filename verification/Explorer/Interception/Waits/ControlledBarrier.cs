using System.Diagnostics.CodeAnalysis;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

// Protocol. A phase:  Open --- all have arrived ---> Ending (the last one runs the action) ---> ended, and the next one is open
//
// Who ends a phase: whoever makes the number of those who have arrived equal to that of the participants, by arriving or by taking
// participants out. While a phase ends the counts are those of the next one already, and who joins waits for the end. A wait that
// expires takes its arrival back, unless the phase is ending: then it waits on, since it is counted.
// All fields are changed under _lock. No point is passed while it is held, so inside an exploration it is never contended.

/// <summary>The explorer's version of <see cref="Barrier"/>: the same rules, with waits that block under the explorer's eyes.</summary>
[Redirects(typeof(Barrier))]
[SuppressMessage("Performance", "CA1852", Justification = "programs derive from it")]
internal class ControlledBarrier : IDisposable
{
    private const int MostParticipants = 32767;

    private readonly object _lock = new();
    private readonly Action<ControlledBarrier>? _action;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private BarrierPhase _phase = new();
    private Thread? _runsAction;
    private long _number;
    private int _participants;
    private int _arrived;
    private bool _isEnding;
    private bool _isDisposed;

    public ControlledBarrier(int participantCount)
        : this(participantCount, null)
    {
    }

    public ControlledBarrier(int participantCount, Action<ControlledBarrier>? postPhaseAction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(participantCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, MostParticipants);
        (_participants, _action) = (participantCount, postPhaseAction);
    }

    public int ParticipantCount => Read(() => _participants);

    public int ParticipantsRemaining => Read(() => _participants - _arrived);

    public long CurrentPhaseNumber => Read(() => _number);

    public long AddParticipant() => AddParticipants(1);

    public long AddParticipants(int participantCount)
    {
        Announce();
        ArgumentOutOfRangeException.ThrowIfLessThan(participantCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, MostParticipants);
        BarrierPhase ending;
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, MostParticipants - _participants);
            _participants += participantCount;
            if (!_isEnding)
                return _number;
            ending = _phase;
        }
        ending.Wait(this, Timeout.InfiniteTimeSpan, CancellationToken.None);
        return _number;
    }

    public void RemoveParticipant() => RemoveParticipants(1);

    public void RemoveParticipants(int participantCount)
    {
        Announce();
        ArgumentOutOfRangeException.ThrowIfLessThan(participantCount, 1);
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(participantCount, _participants);
            if (_participants - participantCount < _arrived)
                throw new InvalidOperationException("More participants have arrived than would be left; take out fewer.");
            _participants -= participantCount;
            if (_participants == 0 || _arrived < _participants)
                return;
            BeginEnd_NeedsLock();
        }
        EndPhase(_phase);
    }

    public void SignalAndWait() => SignalAndWait(Timeout.InfiniteTimeSpan, CancellationToken.None);

    public void SignalAndWait(CancellationToken cancellationToken) => SignalAndWait(Timeout.InfiniteTimeSpan, cancellationToken);

    public bool SignalAndWait(int millisecondsTimeout) => SignalAndWait(WaitLimits.Of(millisecondsTimeout), CancellationToken.None);

    public bool SignalAndWait(int millisecondsTimeout, CancellationToken cancellationToken) =>
        SignalAndWait(WaitLimits.Of(millisecondsTimeout), cancellationToken);

    public bool SignalAndWait(TimeSpan timeout) => SignalAndWait(timeout, CancellationToken.None);

    public bool SignalAndWait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        var limit = WaitLimits.Of(timeout);
        Announce();
        BarrierPhase phase;
        bool isLast;
        lock (_lock)
        {
            if (_participants == 0)
                throw new InvalidOperationException("The barrier has no participants; add one first.");
            if (_isEnding)
                throw new InvalidOperationException("More have arrived than there are participants; add participants first.");
            phase = _phase;
            isLast = ++_arrived == _participants;
            if (isLast)
                BeginEnd_NeedsLock();
        }
        if (isLast)
            EndPhase(phase);
        else if (!WaitForEnd(phase, limit, cancellationToken))
            return false;
        return phase.Failure is null ? true : throw new BarrierPostPhaseException(phase.Failure);
    }

    public void Dispose()
    {
        ThrowIfInAction();
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _isDisposed |= disposing;

    private bool WaitForEnd(BarrierPhase phase, TimeSpan limit, CancellationToken cancellationToken)
    {
        var end = phase.Wait(this, limit, cancellationToken);
        if (end == Scheduling.WaitEnd.Passed)
            return true;
        lock (_lock)
        {
            if (phase == _phase && !_isEnding)
            {
                _arrived--;
                return end == Scheduling.WaitEnd.Cancelled ? throw new OperationCanceledException(cancellationToken) : false;
            }
        }
        phase.Wait(this, Timeout.InfiniteTimeSpan, CancellationToken.None);
        return true;
    }

    private void BeginEnd_NeedsLock()
    {
        _isEnding = true;
        _arrived = 0;
    }

    // Runs the action, at whose points others run: they may look, and they may join the next phase.
    private void EndPhase(BarrierPhase phase)
    {
        Exception? failure = null;
        try
        {
            _runsAction = Thread.CurrentThread;
            RunAction();
        }
        catch (Exception exception) when (exception is not Scheduling.AbandonedException)
        {
            failure = exception;
        }
        finally
        {
            _runsAction = null;
        }
        // T2 may see what the action did last, and that the phase has not ended yet.
        if (_action is not null)
            SchedulingPoints.BeforeUse(AccessKind.Update, this, CallSites.Noted);
        lock (_lock)
        {
            _isEnding = false;
            _phase = new BarrierPhase();
            _number++;
        }
        phase.End(failure);
    }

    private void RunAction()
    {
        if (_action is null)
            return;
        if (_context is null)
            _action(this);
        else
            ExecutionContext.Run(_context, static barrier => ((ControlledBarrier)barrier!)._action!((ControlledBarrier)barrier), this);
    }

    private void Announce()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ThrowIfInAction();
        SchedulingPoints.BeforeUse(AccessKind.Update, this, CallSites.Noted);
    }

    private void ThrowIfInAction()
    {
        if (_runsAction == Thread.CurrentThread)
            throw new InvalidOperationException("The action that ends a phase cannot use the barrier so; let a participant do it.");
    }

    private T Read<T>(Func<T> read)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
        lock (_lock)
            return SchedulingPoints.Seen(read());
    }
}
