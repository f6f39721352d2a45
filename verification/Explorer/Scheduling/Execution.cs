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
// The exceptions, touched by threads without the baton: Outside (stray threads arrive there), Log.Steps and Running (read by the
// watchdog).

/// <summary>One execution of the test: its operations, who runs, and how it ends.</summary>
internal sealed partial class Execution
{
    private readonly ExplorationLoop _exploration;
    private readonly IStrategy _strategy;
    private readonly IWitness? _follower; // who follows what is touched, but not for races
    private readonly EnabledSet _enabled = new();
    private readonly List<Operation> _started = [];
    private readonly HashSet<(RemarkKind Kind, string Text, int Site)> _noted = [];
    private readonly TestRun _test;
    private readonly bool _strategyIsTold;
    private Operation? _running;
    private bool _abandoning;

    public Execution(ExplorationLoop exploration, IStrategy strategy, TestRun test, TraceRecorder? recorder)
    {
        (_exploration, _strategy, _test) = (exploration, strategy, test);
        _strategyIsTold = strategy.Witness is not null;
        Races = exploration.Races;
        Spinning = new Spinning(this, strategy);
        // A replay learns at the first hint which rule is in force.
        _follower = strategy.IsReducing || strategy is Replay ? Witnesses.Of(strategy.Witness, Spinning) : strategy.Witness;
        Witness = Witnesses.Of(_follower, Races);
        Witness?.Begins();
        Scheduler = new ControlledScheduler(this);
        Clock = new VirtualClock(this);
        Fairness = new Fairness(_enabled);
        Locks = new LockTable(this);
        Handles = new HandleTable(this);
        Intake = new Intake(this);
        Outside = new OutsideWork(this, exploration.Checks, exploration.Options);
        Watch = new CompletionWatch
        {
            Touched = Witness is { } witness ? witness.Touches : null,
            // Who waits for a derived task comes after all that it follows from; the detector of races takes care of that itself.
            Ended = _follower is { } told ? (task, _) => told.Touches(Access.To(AccessKind.Complete, task, 0)) : null,
        };
        Awaits = new PendingAwaits(Watch);
        Log = new StepLog(exploration.Options.MaxSteps, recorder);
        Liveness = new Liveness(strategy, exploration.Options);
        Conditions = new Conditions(this);
        if (Races is not null)
            Races.Found = race => Outcome ??= RaceReport.Of(race, Log);
    }

    public ControlledScheduler Scheduler { get; }

    public VirtualClock Clock { get; }

    public Fairness Fairness { get; }

    public Spinning Spinning { get; }

    public LockTable Locks { get; }

    public HandleTable Handles { get; }

    public WaitingCallbacks WaitingCallbacks { get; } = new();

    public PendingAwaits Awaits { get; }

    /// <summary>Gives locations to what has no address.</summary>
    public Locations Locations { get; } = new();

    /// <summary>Is told what the steps touch; null where nobody asks.</summary>
    public IWitness? Witness { get; }

    /// <summary>Looks for data races; null where that is not asked for.</summary>
    public RaceDetector? Races { get; }

    /// <summary>What comes from outside the explorer's control.</summary>
    public OutsideWork Outside { get; }

    public SelfChecks Checks => _exploration.Checks;

    /// <summary>Which tasks follow from which.</summary>
    public Derivations Derivations { get; } = new();

    /// <summary>Looks for completions that no step has announced.</summary>
    public CompletionWatch Watch { get; }

    public CancellationTable Cancellation { get; } = new();

    /// <summary>What the report has to say of this schedule: what, and at which site.</summary>
    public IReadOnlyCollection<(RemarkKind Kind, string Text, int Site)> Noted => _noted;

    public Intake Intake { get; }

    public StepLog Log { get; }

    public ChoiceRecord Choices { get; } = new();

    public Liveness Liveness { get; }

    public Conditions Conditions { get; }

    public ScheduleState State { get; } = new();

    /// <summary>What the caller has passed on to its schedules; see <see cref="ExplorationOptions.Companion"/>.</summary>
    public object? Companion => _exploration.Options.Companion;

    /// <summary>
    /// While this is not zero the running operation goes on through points, as long as it can, except through those by hand.
    /// </summary>
    public int Suppressions { get; set; }

    /// <summary>True while the running operation goes on through all points.</summary>
    public bool IsAlone { get; set; }

    /// <summary>What went wrong; null while nothing did.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>The operation that runs, or that ran last; may be read from any thread.</summary>
    public Operation? Running => Volatile.Read(ref _running);

    /// <summary>True on the thread that runs this execution's current operation.</summary>
    public bool IsCurrent => Operation.Current?.Execution == this;

    public bool IsAbandoning => _abandoning;

    /// <summary>True when the strategy has ended it because all that could follow is explored.</summary>
    public bool IsRedundant { get; private set; }

    /// <summary>True when leaving a lock is a step, because the program asks whether a lock is held: else nobody can see that.</summary>
    public bool IsLeavingALockAStep => _exploration.IsLeavingALockAStep;

    /// <summary>Notes that there is a new operation.</summary>
    public void Created(Operation operation)
    {
        _strategy.Created(operation.Id, operation.Creator, operation.Key);
        Log.Recorder?.Created(operation);
    }

    public void Enable(Operation operation)
    {
        if (!operation.HasEnded)
            _enabled.Add(operation);
    }

    /// <summary>Lets operations that contend for something run.</summary>
    public void Enable(OperationSet contenders) => _enabled.Add(contenders);

    public void Disable(Operation operation)
    {
        _enabled.Remove(operation);
        Clock.Moved(operation);
    }

    public void Disable(OperationSet contenders)
    {
        _enabled.Remove(contenders);
        Clock.Moved(contenders);
    }

    public bool IsEnabled(Operation operation) => _enabled.Contains(operation);

    /// <summary>Those that could run now; a copy.</summary>
    public OperationSet Ready()
    {
        var ready = new OperationSet();
        ready.Add(_enabled.Members);
        return ready;
    }

    /// <summary>
    /// Notes what the running step looks at or changes in the model beside what it has announced. It decides which orders differ, and makes
    /// nothing known to others that the program does.
    /// </summary>
    public void Looks(Access access) => _follower?.Touches(access);

    /// <summary>Notes that the running step may have touched anything: for whoever decides which orders differ.</summary>
    public void TouchesAnything() => _follower?.Touches(new Access(AccessKind.Update, 0, 0));

    /// <summary>Notes that the schedule has gone wrong without unwinding: it ends when the running operation next gives way.</summary>
    public void Fail(Outcome outcome) => Outcome ??= outcome;

    /// <summary>Notes something for the report, if it is about the interleavings that are explored.</summary>
    public void Notes(RemarkKind kind, string text, int site = 0)
    {
        if (_strategy.IsReducing)
            _noted.Add((kind, text, site));
    }

    /// <summary>
    /// Notes that something was decided by the order of the schedule and not by the interleaving, so that some may be left out.
    /// </summary>
    public void LeavesOut(string text, int site = 0) => Notes(RemarkKind.LeftOut, text, site);

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
        _enabled.Forget(operation);
        operation.HasEnded = true;
    }
}
