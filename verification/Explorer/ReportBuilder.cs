using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Sites;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration;

/// <summary>Explores one test and says what came of it.</summary>
/// <param name="name">The full name of the test.</param>
/// <param name="program">The fingerprint of the program that the test belongs to.</param>
/// <param name="load">Makes a copy of the test, with state of its own, for each loop.</param>
internal sealed class ReportBuilder(string name, uint program, Func<TestCopy> load)
{
    /// <summary>Whether the program asks if locks are held, so that leaving one has to be a step.</summary>
    public bool AsksForLocks { get; init; }

    /// <summary>What is checked beside the test.</summary>
    public SelfChecks Checks { get; init; } = new();

    /// <summary>Carries out a plan.</summary>
    public ExplorationReport Explore(Plan plan, ExplorationOptions options)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(options.Cancellation);
        if (options.Time is { } time)
            stop.CancelAfter(time);
        var (exploration, elapsed) = Run(plan, options with { Cancellation = stop.Token });
        var outcome = exploration.Broken ?? exploration.Finder?.Found?.Outcome;
        if (plan.Audited is { Interleavings: > 0 and var missed, Schedules: var audited })
        {
            Checks.Add(new Remark(
                RemarkKind.MissedInterleaving,
                FormattableString.Invariant($"{missed} of {audited} random schedules took an interleaving that had not been run: ")
                    + "a step touches what it does not tell"));
        }
        return Checks.Complete(Build(exploration, outcome, plan, options), options.Uncontrolled) with { Elapsed = elapsed };
    }

    /// <summary>Runs one recorded schedule again, and says so if it could not be followed to its end.</summary>
    public ExplorationReport Replay(ReplayString recorded, ExplorationOptions options)
    {
        var choices = recorded.Read();
        var plan = new Plan("replay", 1, new SinglePhase(1, new Replay(choices, recorded.Steps)));
        var (exploration, elapsed) = Run(plan, options with { Schedules = 1, Parallelism = 1, Cancellation = CancellationToken.None });
        var outcome = exploration.Broken ?? exploration.Finder?.Found?.Outcome;
        var ended = exploration.Finder?.Found ?? exploration.Main.Explored!;
        if (exploration.Broken is null && outcome?.Kind != ViolationKind.NotDeterministic
            && (!choices.AtEnd || ended.Log.Hash != recorded.Steps))
        {
            outcome = new Outcome(
                ViolationKind.NotDeterministic,
                $"the recorded schedule could not be followed: after {ended.Log.Steps} steps the test had ended "
                    + $"({outcome?.Message ?? "well"}), and not as recorded");
        }
        return Checks.Complete(Build(exploration, outcome, plan, options), options.Uncontrolled) with { Elapsed = elapsed };
    }

    private (Scheduling.Exploration Exploration, TimeSpan Elapsed) Run(Plan plan, ExplorationOptions options)
    {
        var began = TimeProvider.System.GetTimestamp();
        var exploration = new Scheduling.Exploration(plan, options, isMain => CreateLoop(plan, options, isMain));
        exploration.Run(Checks);
        return (exploration, TimeProvider.System.GetElapsedTime(began));
    }

    private ExplorationLoop CreateLoop(Plan plan, ExplorationOptions options, bool isMain)
    {
        var copy = load();
        return new ExplorationLoop(ShortName, copy.Test, plan, options)
        {
            IsMain = isMain,
            AfterEach = copy.AfterEach,
            IsLeavingALockAStep = AsksForLocks,
            Checks = Checks,
        };
    }

    // Type and method, as methods are called in traces.
    private string ShortName => name[(name.LastIndexOf('.', Math.Max(name.LastIndexOf('.') - 1, 0)) + 1)..];

    private ExplorationReport Build(Scheduling.Exploration exploration, Outcome? outcome, Plan plan, ExplorationOptions options) => new()
    {
        Test = name,
        Verdict = outcome switch
        {
            { Kind: null } => Verdict.Refused,
            not null => Verdict.Violated,
            null when plan.IsComplete && plan.Audited.Interleavings == 0 =>
                plan.Total.Interleavings > 0 ? Verdict.EveryInterleavingExplored : Verdict.EveryScheduleExplored,
            null when plan.Bound is not null => Verdict.EveryInterleavingWithinBound,
            null => Verdict.Sampled,
        },
        Schedules = plan.Schedules,
        Redone = exploration.Redone,
        Interleavings = plan.Total is { Interleavings: > 0, Interleavings: var count } ? count : null,
        Redundant = plan.Total.Redundant,
        Bound = plan.IsComplete ? null : plan.Bound,
        Steps = plan.Total.Steps,
        Strategy = plan.Name,
        Seed = options.Seed,
        Violation = outcome?.Kind is null ? null : Describe(outcome, exploration.Finder ?? exploration.Drifted ?? exploration.Main),
        Refusal = outcome is { Kind: null } ? outcome.Message : null,
        Shard = options.Shard,
        Program = program,
        Resumed = options.Resume?.Schedules ?? 0,
        IsInterrupted = plan.IsInterrupted && outcome is null && options.Cancellation.IsCancellationRequested,
        IsOutOfTime = plan.IsInterrupted && outcome is null && !options.Cancellation.IsCancellationRequested,
        State = plan.IsInterrupted && outcome is null ? StateOf(plan, options) : null,
    };

    private ExplorationState? StateOf(Plan plan, ExplorationOptions options) => plan.State is not { } state ? null : new ExplorationState
    {
        Test = name,
        Program = program,
        Settings = ExplorationSettings.Of(options),
        Shard = options.Shard,
        Plan = state,
    };

    private Violation Describe(Outcome outcome, ExplorationLoop finder)
    {
        if (finder.Drifted is { } drifted)
            return new Violation(outcome.Kind!.Value, outcome.Message, "", drifted.Log.Recorder!.Build());
        var (found, recorded) = (finder.Found ?? finder.Last, finder.Recorded);
        var replay = new ReplayString(
            StringHash.Compute(name), program, found.Log.Hash, found.Choices.Count, found.Choices.Pack()).ToString();
        var trace = recorded?.Log.Recorder?.Build() ?? new Trace([], []);
        var isProven = recorded is not null && outcome.IsSameAs(recorded.Outcome) && found.Log.Hash == recorded.Log.Hash;
        if (isProven || outcome.Kind == ViolationKind.NotDeterministic)
            return new Violation(outcome.Kind!.Value, outcome.Message, replay, trace, outcome.Exception);
        var message = $"the schedule was violated ({outcome.Message}), and run again from the same choices it "
            + $"{(recorded?.Outcome is { } other ? $"ended otherwise ({other.Message})" : "ended well")}: "
            + "the test depends on something else than its schedule, such as time, chance, uncontrolled work, "
            + "or state that outlives a schedule";
        return new Violation(ViolationKind.NotDeterministic, message, replay, trace, outcome.Exception);
    }
}
