using Weft.Exploration.Causality;
using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Runs schedule after schedule of a plan in one copy of the program, until the plan has no more or something went wrong. What
/// went wrong is run once more from its choices, with a recorder: that gives the trace, and proves that it can be replayed.
/// </summary>
/// <remarks>
/// The schedules follow each other on the workers, each begun by the worker that ended the one before. Several loops may run side by
/// side, each in a copy of its own; they share nothing but the plan.
/// </remarks>
internal sealed class ExplorationLoop(string name, Func<Task?> test, Plan plan, ExplorationOptions options)
{
    // A test that collects garbage itself would be run again for ever.
    private const int MostRepeats = 3;

    static ExplorationLoop() => LastResort.Install();

    // How the loop ends: the last holder of the baton says that it is over, or the caller that it waits no longer. Whoever comes second
    // finds the other's mark; so the workers are stopped once, by somebody who knows that no operation runs.
    private const int EndedByWorker = 1;
    private const int GivenUp = 2;

    private readonly ManualResetEventSlim _over = new(false);
    private readonly DriftCheck _drift = new();
    private readonly Unpreempted _unpreempted = new();
    private Profile? _profile;
    private Execution? _current;
    private Portion? _portion;
    private Run _run;
    private long _schedules;
    private int _collections;
    private int _repeats;
    private int _end;
    private bool _isWaiting;

    // What the current schedule is run for.
    private enum Run
    {
        ToCompare,
        ToExplore,
        ToRecord,
        ToCompareAgain,
    }

    public ExplorationOptions Options => options;

    /// <summary>True for the loop whose copy of the program the statics are compared in.</summary>
    public bool IsMain { get; init; }

    /// <summary>Called after each schedule, when nothing of it runs any more.</summary>
    public Action? AfterEach { get; init; }

    /// <summary>See <see cref="Execution.IsLeavingALockAStep"/>.</summary>
    public bool IsLeavingALockAStep { get; init; }

    public WorkerPool Workers { get; } = new();

    /// <summary>What the explorer checks about itself and the test while it explores.</summary>
    public SelfChecks Checks { get; init; } = new();

    /// <summary>Looks for data races in every schedule that is run; null where that is not asked for.</summary>
    public RaceDetector? Races { get; } = options.FindsRaces ? new RaceDetector() : null;

    public long Redone { get; private set; }

    /// <summary>The portion that <see cref="Found"/> ended.</summary>
    public Portion? FoundIn { get; private set; }

    /// <summary>The execution that went wrong, as it was found.</summary>
    public Execution? Found { get; private set; }

    /// <summary>The same schedule run again with a recorder.</summary>
    public Execution? Recorded { get; private set; }

    /// <summary>The execution that was begun last.</summary>
    public Execution Last => Volatile.Read(ref _current)!;

    /// <summary>The execution that was counted last.</summary>
    public Execution? Explored { get; private set; }

    /// <summary>That the same schedule did not take the same steps each time; null while it did.</summary>
    public Outcome? Drift { get; private set; }

    /// <summary>The execution in which that was seen.</summary>
    public Execution? Drifted { get; private set; }

    /// <summary>True while the schedule that is being run, or has just ended, is one of the plan.</summary>
    public bool IsExploring => _run == Run.ToExplore;

    /// <summary>True while it has no schedule to run because another loop has it.</summary>
    public bool IsWaiting => Volatile.Read(ref _isWaiting);

    /// <summary>True when nobody waits for the result any more: a schedule that is still running is to end.</summary>
    public bool IsGivenUp => Volatile.Read(ref _end) == GivenUp;

    /// <summary>Begins to explore and returns at once.</summary>
    public void Start()
    {
        var first = BeginToCompare();
        first.Execution.Starts(first);
        var worker = Workers.Take();
        worker.Assign(first);
        worker.GiveTurn();
    }

    /// <summary>Waits until the loop has ended, or the time has passed.</summary>
    public bool WaitForEnd(TimeSpan time) => _over.Wait(time);

    /// <summary>Says that nobody waits any more. False if the loop had ended before.</summary>
    public bool TryGiveUp() => Interlocked.CompareExchange(ref _end, GivenUp, 0) == 0;

    /// <summary>Called by the holder of the baton when <paramref name="execution"/> is over.</summary>
    /// <returns>The first operation of the next schedule, or null when there is none.</returns>
    public Operation? AfterSchedule(Execution execution)
    {
        if (IsGivenUp)
            return null;
        RunAfterEach(execution);
        Checks.EndSchedule(execution);
        switch (_run)
        {
            // Addresses that a collection has changed tell nothing of races, so there is none in this run.
            case Run.ToRecord when Found!.Outcome!.Kind == ViolationKind.DataRace && execution.Outcome is null && WasMoved
                && _repeats++ < MostRepeats:
                return BeginRecording();
            case Run.ToRecord:
                Recorded = execution;
                return null;
            case Run.ToCompareAgain:
                Drift = _drift.Ended(execution, _schedules);
                Drifted = Drift is null ? null : execution;
                return null;
            case Run.ToCompare when (Drift = _drift.Began(execution)) is not null:
                Drifted = execution;
                plan.Abandon();
                return null;
            case Run.ToCompare:
                if (_drift.Remark is { } remark)
                    Checks.Add(remark);
                if (IsMain && !_drift.IsOpen)
                    Checks.CompareStatics();
                return _drift.IsOpen ? BeginToCompare() : BeginNext();
            default:
                return AfterExplored(execution, _portion!);
        }
    }

    /// <summary>Called by the last holder of the baton.</summary>
    public void Over()
    {
        _ = Interlocked.CompareExchange(ref _end, EndedByWorker, 0);
        Workers.Stop();
        _over.Set();
    }

    private bool WasMoved => GC.CollectionCount(0) != _collections;

    private Operation? AfterExplored(Execution execution, Portion portion)
    {
        // What a collection has moved is not found again where it was: an operation that waits for a write to it is not woken, and other
        // operations can run than the time before. That is no finding, as long as it can be tried again.
        var mayRepeat = WasMoved && _repeats < MostRepeats;
        var isMoved = mayRepeat && execution.Outcome?.Kind == ViolationKind.NotDeterministic;
        if (execution.Outcome is { } outcome && !isMoved && !IsAllowed(outcome, portion))
            return AfterFinding(execution, outcome, portion);
        if (mayRepeat)
        {
            _repeats++;
            Redone++;
            portion.Strategy.RepeatSchedule();
            return Begin(portion.Strategy, null);
        }
        Count(execution, portion);
        if (!plan.MayGoOn(portion))
            _portion = null;
        return BeginNext();
    }

    // A strategy that takes the blame still gives way to the next: it would let the same loop wait again.
    private bool IsAllowed(Outcome outcome, Portion portion) =>
        (outcome.Kind is not null && !options.StopsAtViolation)
        || (outcome.Kind == ViolationKind.NoEnd && !options.NoEndIsViolation && !plan.TakesBlameForNoEnd(portion));

    private Operation? AfterFinding(Execution execution, Outcome outcome, Portion portion)
    {
        Count(execution, portion);
        _portion = null;
        var isCutOff = outcome.Kind == ViolationKind.NoEnd && plan.TakesBlameForNoEnd(portion);
        if (!plan.Ends(portion, isCutOff ? PortionEnd.CutOff : PortionEnd.Finding) || isCutOff)
            return BeginNext();
        // It counts only if nothing comes before it; there may be something to do until that is known.
        (Found, FoundIn) = (execution, portion);
        return BeginNext();
    }

    private Operation? BeginRecording()
    {
        if (Found!.Outcome!.Kind is null or ViolationKind.NotDeterministic)
            return null;
        _run = Run.ToRecord;
        var replay = new Replay(new ChoiceReader(Found.Choices.Pack(), Found.Choices.Count), Found.Log.Hash);
        replay.BeginSchedule();
        return Begin(replay, new TraceRecorder());
    }

    // One that is run again does not count: when a collection happens is not the same in every run.
    private void Count(Execution execution, Portion portion)
    {
        _repeats = 0;
        _schedules++;
        Explored = execution;
        Checks.Count(execution, isWhole: !WasMoved);
        portion.Count(execution.Log.Steps, portion.Strategy.EndSchedule(!WasMoved && execution.Outcome?.Kind != ViolationKind.NoEnd, execution.IsRedundant));
    }

    // An exception of it belongs to the schedule that it follows.
    private void RunAfterEach(Execution execution)
    {
        try
        {
            AfterEach?.Invoke();
        }
        catch (Exception exception)
        {
            execution.Fail(Outcome.Unhandled(exception));
        }
    }

    private Operation? BeginNext()
    {
        if (options.Cancellation.IsCancellationRequested)
        {
            plan.Interrupt();
            _portion = null;
        }
        _run = Run.ToExplore;
        while (Portion() is { } portion)
        {
            if (portion.Strategy.BeginSchedule())
                return Begin(portion.Strategy, null);
            plan.Ends(portion, PortionEnd.Exhausted);
            _portion = null;
        }
        if (IsGivenUp || plan.IsInterrupted)
            return null;
        if (FoundIn is not null && plan.Finding == FoundIn)
            return BeginRecording();
        if (plan.Finding is not null || !_drift.HasToCompare)
            return null;
        _run = Run.ToCompareAgain;
        return BeginToCompare();
    }

    private Portion? Portion()
    {
        if (_portion is null)
        {
            Volatile.Write(ref _isWaiting, true);
            _portion = plan.Take();
            _portion?.Strategy.Learn(_profile ??= _unpreempted.Measure());
            Volatile.Write(ref _isWaiting, false);
        }
        return _portion;
    }

    private Operation BeginToCompare()
    {
        _unpreempted.BeginSchedule();
        return Begin(_unpreempted, new TraceRecorder());
    }

    private Operation Begin(IStrategy chooser, TraceRecorder? recorder)
    {
        _collections = GC.CollectionCount(0);
        var execution = new Execution(this, chooser, new TestRun(name, test), recorder);
        Volatile.Write(ref _current, execution);
        return execution.Begin();
    }
}
