using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// One exploration: schedule after schedule until the strategy has no more, the limit is reached or something went wrong. What
/// went wrong is run once more from its choices, with a recorder: that gives the trace, and proves that it can be replayed.
/// </summary>
/// <remarks>
/// The schedules follow each other on the workers, each begun by the worker that ended the one before; the thread that asked for
/// the exploration only waits, and watches that steps go on.
/// </remarks>
internal sealed class ExplorationLoop(string name, Func<Task?> test, IStrategy strategy, ExplorationOptions options)
{
    // A test that collects garbage itself would be run again for ever.
    private const int MostRepeats = 3;

    static ExplorationLoop() => LastResort.Install();

    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(200);

    // How the exploration ends: the last holder of the baton says that it is over, or the caller that it waits no longer. Whoever
    // comes second finds the other's mark; so the workers are stopped once, by somebody who knows that no operation runs.
    private const int EndedByWorker = 1;
    private const int GivenUp = 2;

    private readonly ManualResetEventSlim _over = new(false);
    private Execution? _current;
    private long _schedules;
    private long _steps;
    private int _collections;
    private int _repeats;
    private bool _recording;
    private int _end;

    public ExplorationOptions Options => options;

    /// <summary>Called after each schedule, when nothing of it runs any more.</summary>
    public Action? AfterEach { get; init; }

    /// <summary>See <see cref="Execution.IsLeavingALockAStep"/>.</summary>
    public bool IsLeavingALockAStep { get; init; }

    public WorkerPool Workers { get; } = new();

    /// <summary>Set when a thread without the baton has come to continue code of an execution.</summary>
    public ManualResetEventSlim EscapeArrived { get; } = new(false);

    /// <summary>The schedules that have been run to their end.</summary>
    public long Schedules => Volatile.Read(ref _schedules);

    public long Steps => _steps;

    public long Redone { get; private set; }

    /// <summary>True when the strategy had no schedule left.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The execution that went wrong, as it was found.</summary>
    public Execution? Found { get; private set; }

    /// <summary>The execution that was begun last.</summary>
    public Execution Last => Volatile.Read(ref _current)!;

    /// <summary>The same schedule run again with a recorder.</summary>
    public Execution? Recorded { get; private set; }

    /// <summary>What the watchdog saw; null while steps go on.</summary>
    public Outcome? Lost { get; private set; }

    /// <summary>Explores; returns when it is over.</summary>
    public void Run()
    {
        if (BeginSchedule() is not { } first)
            return;
        first.Execution.Starts(first);
        var worker = Workers.Take();
        worker.Assign(first);
        worker.GiveTurn();
        try
        {
            Watch();
        }
        catch
        {
            // The caller's own code, told of the progress, wants no more of it.
            if (TryGiveUp())
                _over.Wait(options.BlockedAfter);
            throw;
        }
    }

    /// <summary>Called by the holder of the baton when <paramref name="execution"/> is over.</summary>
    /// <returns>The first operation of the next schedule, or null when there is none.</returns>
    public Operation? AfterSchedule(Execution execution)
    {
        if (IsGivenUp)
            return null;
        RunAfterEach(execution);
        if (_recording)
        {
            Recorded = execution;
            return null;
        }
        var isCutOff = execution.Outcome is { Kind: ViolationKind.NoEnd } && (strategy.TakesBlameForNoEnd() || !options.NoEndIsViolation);
        if (execution.Outcome is { } outcome && !isCutOff)
        {
            Count(execution);
            Found = execution;
            return outcome.Kind is null or ViolationKind.NotDeterministic ? null : BeginRecording(execution);
        }
        if (!isCutOff && GC.CollectionCount(0) != _collections && _repeats < MostRepeats)
        {
            _repeats++;
            Redone++;
            strategy.RepeatSchedule();
            return Begin(strategy, null);
        }
        _repeats = 0;
        Count(execution);
        return _schedules < options.Schedules ? BeginSchedule() : null;
    }

    /// <summary>Called by the last holder of the baton.</summary>
    public void Over()
    {
        _ = Interlocked.CompareExchange(ref _end, EndedByWorker, 0);
        Workers.Stop();
        _over.Set();
    }

    /// <summary>True when nobody waits for the result any more: a schedule that is still running is to end.</summary>
    public bool IsGivenUp => Volatile.Read(ref _end) == GivenUp;

    private bool TryGiveUp() => Interlocked.CompareExchange(ref _end, GivenUp, 0) == 0;

    // One that is run again does not count: when a collection happens is not the same in every run.
    private void Count(Execution execution)
    {
        _steps += execution.Log.Steps;
        Volatile.Write(ref _schedules, _schedules + 1);
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

    private Operation? BeginSchedule()
    {
        if (strategy.BeginSchedule())
            return Begin(strategy, null);
        IsComplete = true;
        return null;
    }

    private Operation BeginRecording(Execution found)
    {
        _recording = true;
        var replay = new Replay(new ChoiceReader(found.Choices.Pack(), found.Choices.Count), found.Log.Hash);
        replay.BeginSchedule();
        return Begin(replay, new TraceRecorder());
    }

    private Operation Begin(IStrategy chooser, TraceRecorder? recorder)
    {
        _collections = GC.CollectionCount(0);
        var execution = new Execution(this, chooser, new TestRun(name, test), recorder);
        Volatile.Write(ref _current, execution);
        return execution.Begin();
    }

    private void Watch()
    {
        var (watched, steps, since) = (_current, -1L, TimeProvider.System.GetTimestamp());
        while (!_over.Wait(WatchInterval))
        {
            options.Progress?.Invoke(new ExplorationProgress(Schedules, options.Schedules));
            var execution = Volatile.Read(ref _current)!;
            if (execution != watched || execution.Log.Steps != steps)
                (watched, steps, since) = (execution, execution.Log.Steps, TimeProvider.System.GetTimestamp());
            else if (TimeProvider.System.GetElapsedTime(since) > options.BlockedAfter)
            {
                // An operation that comes back after all finds that it is given up, and unwinds.
                if (TryGiveUp())
                    Lost = Watchdog.Describe(execution, options.BlockedAfter);
                else
                    _over.Wait();
                return;
            }
        }
    }
}
