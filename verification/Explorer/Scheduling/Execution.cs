using Weft.Exploration.Causality;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Scheduling;

// Protocol. One baton: exactly one worker at a time runs code of an execution, and only it may touch the fields below, so none
// of them needs a lock. The baton passes where an operation announces an access (Reschedule), blocks (Suspend) or ends
// (AfterEnd); passing it is Worker.GiveTurn by the holder and Worker.WaitTurn by the next, which order all memory between them.
//
//      Running --- quiescent, violated, refused ---> Abandoning --- last started operation unwound ---> over
//         \------------- quiescent, nothing waits ---------------------------------------------------> over
//
// The exceptions, touched by threads without the baton: Intake.Escape (written by a stray thread), Log.Steps and Running (read by
// the watchdog).

/// <summary>One execution of the test: its operations, who runs, and how it ends.</summary>
internal sealed class Execution
{
    // Code that unwinds meets a few points in its finally blocks; code that meets this many will never end.
    private const int MostRefusals = 1_000;

    private readonly ExplorationLoop _exploration;
    private readonly IStrategy _strategy;
    private readonly EnabledSet _enabled = new();
    private readonly List<Operation> _started = [];
    private readonly TestRun _test;
    private Operation? _running;
    private bool _abandoning;

    public Execution(ExplorationLoop exploration, IStrategy strategy, TestRun test, TraceRecorder? recorder)
    {
        (_exploration, _strategy, _test) = (exploration, strategy, test);
        Scheduler = new ControlledScheduler(this);
        Clock = new VirtualClock(this);
        Locks = new LockTable(this);
        Intake = new Intake(this, exploration);
        Log = new StepLog(exploration.Options.MaxSteps, recorder);
    }

    public ControlledScheduler Scheduler { get; }

    public VirtualClock Clock { get; }

    public LockTable Locks { get; }

    public PendingAwaits Awaits { get; } = new();

    public CancellationTable Cancellation { get; } = new();

    public Intake Intake { get; }

    public StepLog Log { get; }

    public ChoiceRecord Choices { get; } = new();

    /// <summary>What went wrong; null while nothing did.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>The operation that runs, or that ran last; may be read from any thread.</summary>
    public Operation? Running => Volatile.Read(ref _running);

    /// <summary>True on the thread that runs this execution's current operation.</summary>
    public bool IsCurrent => Operation.Current?.Execution == this;

    public bool IsAbandoning => _abandoning;

    /// <summary>True when leaving a lock is a step, because the program asks whether a lock is held: else nobody can see that.</summary>
    public bool IsLeavingALockAStep => _exploration.IsLeavingALockAStep;

    /// <summary>Creates the operation that runs the test.</summary>
    public Operation Begin()
    {
        _test.Start(this);
        return _enabled[0];
    }

    public void Enable(Operation operation)
    {
        if (operation.State != OperationState.Disabled)
            return;
        operation.State = OperationState.Enabled;
        operation.ReadySince = Clock.Firings;
        _enabled.Add(operation);
    }

    public void Disable(Operation operation)
    {
        if (operation.State != OperationState.Enabled)
            return;
        operation.State = OperationState.Disabled;
        _enabled.Remove(operation);
        Clock.Moved(operation);
    }

    /// <summary>An operation that could have run since fewer than <paramref name="firings"/> timers had fired, and has not; timers do not count.</summary>
    public Operation? FindOvertaken(int firings)
    {
        for (var place = 0; firings >= 0 && place < _enabled.Count; place++)
        {
            if (_enabled[place] is { Timer: null } operation && operation.ReadySince <= firings)
                return operation;
        }
        return null;
    }

    /// <summary>Announces what <paramref name="operation"/> is about to do; returns when it is its turn to do it.</summary>
    /// <exception cref="AbandonedException">The schedule ends here.</exception>
    public void Reschedule(Operation operation, Access access)
    {
        Suspend(operation, access);
        Take(operation, access);
    }

    /// <summary>Lets the strategy choose who runs next; returns when it is <paramref name="operation"/>'s turn again.</summary>
    public void Suspend(Operation operation, Access access)
    {
        ThrowIfAbandoning(operation);
        operation.Pending = access;
        if (access.Site != 0)
            operation.NotedSite = access.Site;
        var next = ChooseNext(operation);
        if (next is null)
            End(Quiescence.Judge(this, _test, _started, _exploration));
        else if (next != operation)
        {
            GiveTo(next);
            operation.Worker!.WaitTurn();
        }
        ThrowIfAbandoning(operation);
    }

    /// <summary>Takes over after <paramref name="ended"/> has run to its end on <paramref name="worker"/>.</summary>
    /// <returns>An operation for the same worker to start, or null when the baton is with another worker or the exploration is over.</returns>
    public Operation? AfterEnd(Operation ended, Worker worker)
    {
        var next = ChooseSuccessor(ended);
        if (next is null)
        {
            worker.Rest();
            _exploration.Over();
            return null;
        }
        if (next.Worker is null)
        {
            next.Execution.Starts(next);
            return next;
        }
        worker.Rest();
        GiveTo(next);
        return null;
    }

    /// <summary>Draws a value that the test asked for, as one more choice of the schedule.</summary>
    /// <exception cref="AbandonedException">The schedule ends here.</exception>
    public int Draw(Operation operation, int bound)
    {
        // What an operation draws while it unwinds is no part of the schedule: a replay would find choices left over.
        ThrowIfAbandoning(operation);
        if (bound == 1)
            return 0;
        var value = 0;
        try
        {
            value = Record(_strategy.Draw(bound), bound);
        }
        catch (DivergenceException divergence)
        {
            End(new Outcome(ViolationKind.NotDeterministic, divergence.Message));
        }
        Take(operation, new Access(AccessKind.Draw, 0, 0)); // a step, or a loop that draws would never meet the cap
        Log.Recorder?.Result(value);
        return value;
    }

    /// <summary>Notes that the schedule has gone wrong without unwinding: it ends when the running operation next gives way.</summary>
    public void Fail(Outcome outcome) => Outcome ??= outcome;

    /// <summary>Ends the schedule here and unwinds the running operation.</summary>
    public void End(Outcome? outcome)
    {
        Outcome ??= outcome;
        _abandoning = true;
        throw new AbandonedException();
    }

    /// <summary>Takes back an operation that has not started: a timer that was disposed of.</summary>
    public void TakeBack(Operation operation)
    {
        Disable(operation);
        operation.State = OperationState.Ended;
    }

    private Operation? ChooseSuccessor(Operation ended)
    {
        Retire(ended);
        Outcome ??= _test.Failure;
        if (Outcome is not null)
            _abandoning = true;
        var next = _abandoning ? null : ChooseNext(null);
        if (next is null && !_abandoning)
        {
            Outcome ??= Quiescence.Judge(this, _test, _started, _exploration);
            _abandoning = true;
        }
        return next ?? (_started.Count > 0 ? _started[^1] : _exploration.AfterSchedule(this));
    }

    private Operation? ChooseNext(Operation? current)
    {
        if (Intake.Escape is { } escape)
            Fail(Outcome.Refused(escape));
        if (_exploration.IsGivenUp)
            Fail(Outcome.Refused("the exploration was given up"));
        if (Outcome is not null)
        {
            _abandoning = true;
            return current;
        }
        if (Intake.TryTakeEager(out var eager))
            return eager;
        if (_test.HasEnded)
            Clock.Stop();
        if (_enabled.Count <= 1)
            return _enabled.Count == 0 ? null : _enabled[0];
        var last = current is { State: OperationState.Enabled } ? _enabled.IndexOf(current) : -1;
        try
        {
            return _enabled[Record(_strategy.Choose(_enabled.Candidates(), last), _enabled.Count)];
        }
        catch (DivergenceException divergence)
        {
            Fail(new Outcome(ViolationKind.NotDeterministic, divergence.Message));
            _abandoning = true;
            return current;
        }
    }

    private int Record(int choice, int count)
    {
        Choices.Add(choice, count);
        return choice;
    }

    // The next operation may be the first one of the next execution.
    private void GiveTo(Operation next)
    {
        var worker = next.Worker;
        if (worker is null)
        {
            worker = _exploration.Workers.Take();
            worker.Assign(next);
            next.Execution.Starts(next);
        }
        else
        {
            Volatile.Write(ref _running, next);
        }
        worker.GiveTurn();
    }

    private void ThrowIfAbandoning(Operation operation)
    {
        if (!_abandoning)
            return;
        if (++operation.Refusals > MostRefusals)
            Strand(operation);
        throw new AbandonedException();
    }

    /// <summary>
    /// Leaves an operation where it is for good: it has caught every exception that was to unwind it and come back for more, as a
    /// loop around <c>catch (Exception)</c> does. Its thread, a background one, is lost; the exploration goes on without it.
    /// </summary>
    private void Strand(Operation operation)
    {
        if (ChooseSuccessor(operation) is { } next)
            GiveTo(next);
        else
            _exploration.Over();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Notes that <paramref name="operation"/> is about to run its first instruction.</summary>
    public void Starts(Operation operation)
    {
        Volatile.Write(ref _running, operation);
        _started.Add(operation);
        Clock.Starts(operation);
        if (operation.State != OperationState.Enabled)
            Enable(operation); // an eager one: what it does up to its first access is no step
        else if (!Log.IsFull)
            Log.Took(operation, operation.Pending);
        else
            Fail(new Outcome(ViolationKind.NoEnd, Log.DescribeNoEnd(operation.CreatedAt))); // work that queues itself again without a point
    }

    private void Take(Operation operation, Access access)
    {
        if (Log.IsFull)
            End(new Outcome(ViolationKind.NoEnd, Log.DescribeNoEnd(operation.Pending.Site)));
        Clock.Moved(operation);
        Log.Took(operation, access);
    }

    private void Retire(Operation operation)
    {
        Disable(operation);
        operation.State = OperationState.Ended;
        _started.Remove(operation);
    }
}
