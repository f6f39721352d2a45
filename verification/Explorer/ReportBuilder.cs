using Weft.Exploration.Reports;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Sites;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration;

/// <summary>Explores one test with one strategy and says what came of it.</summary>
/// <param name="name">The full name of the test.</param>
/// <param name="program">The fingerprint of the program that the test belongs to.</param>
/// <param name="test">The test.</param>
/// <param name="afterEach">What is run after each schedule.</param>
internal sealed class ReportBuilder(string name, uint program, Func<Task?> test, Action? afterEach = null)
{
    /// <summary>Whether the program asks if locks are held, so that leaving one has to be a step.</summary>
    public bool AsksForLocks { get; init; }

    /// <summary>Runs the schedules of <paramref name="strategy"/>.</summary>
    public ExplorationReport Explore(IStrategy strategy, ExplorationOptions options)
    {
        var (loop, elapsed) = Run(strategy, options);
        return Build(loop, loop.Lost ?? loop.Found?.Outcome, strategy, options) with { Elapsed = elapsed };
    }

    /// <summary>Runs one recorded schedule again, and says so if it could not be followed to its end.</summary>
    public ExplorationReport Replay(ReplayString recorded, ExplorationOptions options)
    {
        var choices = recorded.Read();
        var strategy = new Replay(choices, recorded.Steps);
        var (loop, elapsed) = Run(strategy, options with { Schedules = 1 });
        var outcome = loop.Lost ?? loop.Found?.Outcome;
        var ended = loop.Found ?? loop.Last;
        if (loop.Lost is null && outcome?.Kind != ViolationKind.NotDeterministic && (!choices.AtEnd || ended.Log.Hash != recorded.Steps))
        {
            outcome = new Outcome(
                ViolationKind.NotDeterministic,
                $"the recorded schedule could not be followed: after {ended.Log.Steps} steps the test had ended ({outcome?.Message ?? "well"}), and not as recorded");
        }
        return Build(loop, outcome, strategy, options) with { Elapsed = elapsed };
    }

    private (ExplorationLoop Loop, TimeSpan Elapsed) Run(IStrategy strategy, ExplorationOptions options)
    {
        var began = TimeProvider.System.GetTimestamp();
        var loop = new ExplorationLoop(ShortName, test, strategy, options) { AfterEach = afterEach, IsLeavingALockAStep = AsksForLocks };
        loop.Run();
        return (loop, TimeProvider.System.GetElapsedTime(began));
    }

    // Type and method, as methods are called in traces.
    private string ShortName => name[(name.LastIndexOf('.', Math.Max(name.LastIndexOf('.') - 1, 0)) + 1)..];

    private ExplorationReport Build(ExplorationLoop loop, Outcome? outcome, IStrategy strategy, ExplorationOptions options) => new()
    {
        Test = name,
        Verdict = outcome switch
        {
            { Kind: null } => Verdict.Refused,
            not null => Verdict.Violated,
            null when loop.IsComplete => Verdict.EveryScheduleExplored,
            null => Verdict.Sampled,
        },
        Schedules = loop.Schedules,
        Redone = loop.Redone,
        Steps = loop.Steps,
        Strategy = strategy.Name,
        Seed = options.Seed,
        Violation = outcome?.Kind is null ? null : Describe(outcome, loop.Found ?? loop.Last, loop.Recorded),
        Refusal = outcome is { Kind: null } ? outcome.Message : null,
    };

    private Violation Describe(Outcome outcome, Execution found, Execution? recorded)
    {
        var replay = new ReplayString(StringHash.Compute(name), program, found.Log.Hash, found.Choices.Count, found.Choices.Pack()).ToString();
        var trace = recorded?.Log.Recorder?.Build() ?? new Trace([], []);
        var isProven = recorded is not null && outcome.IsSameAs(recorded.Outcome) && found.Log.Hash == recorded.Log.Hash;
        if (isProven || outcome.Kind == ViolationKind.NotDeterministic)
            return new Violation(outcome.Kind!.Value, outcome.Message, replay, trace, outcome.Exception);
        var message = $"the schedule was violated ({outcome.Message}), and run again from the same choices it "
            + $"{(recorded?.Outcome is { } other ? $"ended otherwise ({other.Message})" : "ended well")}: "
            + "the test depends on something else than its schedule, such as time, chance, or state that outlives a schedule";
        return new Violation(ViolationKind.NotDeterministic, message, replay, trace, outcome.Exception);
    }
}
