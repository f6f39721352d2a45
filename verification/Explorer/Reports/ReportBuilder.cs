using Weft.Exploration.Rewriting;
using Weft.Exploration.Scheduling;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Reports;

/// <summary>Explores one test with one strategy and says what came of it.</summary>
internal static class ReportBuilder
{
    /// <param name="name">The full name of the test.</param>
    /// <param name="program">The fingerprint of the program that the test belongs to.</param>
    /// <param name="test">The test.</param>
    /// <param name="strategy">Which schedules to run.</param>
    /// <param name="options">For how long.</param>
    public static ExplorationReport Explore(string name, uint program, Func<Task?> test, IStrategy strategy, ExplorationOptions options)
    {
        var began = TimeProvider.System.GetTimestamp();
        var exploration = new ExplorationLoop(test, strategy, options);
        exploration.Run();
        var outcome = exploration.Lost ?? exploration.Found?.Outcome;
        return new ExplorationReport
        {
            Test = name,
            Verdict = outcome switch
            {
                { Kind: null } => Verdict.Refused,
                not null => Verdict.Violated,
                null when exploration.IsComplete => Verdict.EveryScheduleExplored,
                null => Verdict.Sampled,
            },
            Schedules = exploration.Schedules,
            Redone = exploration.Redone,
            Steps = exploration.Steps,
            Strategy = strategy.Name,
            Seed = options.Seed,
            Elapsed = TimeProvider.System.GetElapsedTime(began),
            Violation = outcome?.Kind is null ? null : Describe(name, program, exploration.Found!, exploration.Recorded),
            Refusal = outcome is { Kind: null } ? outcome.Message : null,
        };
    }

    private static Violation Describe(string name, uint program, Execution found, Execution? recorded)
    {
        var outcome = found.Outcome!;
        var replay = new ReplayString(StringHash.Compute(name), program, found.StepHash, found.Choices.Count, found.Choices.Pack()).ToString();
        var trace = recorded?.Recorder?.Build() ?? new Trace([], []);
        if (outcome.Kind == ViolationKind.NotDeterministic || (recorded is not null && outcome.IsSameAs(recorded.Outcome) && found.StepHash == recorded.StepHash))
            return new Violation(outcome.Kind!.Value, outcome.Message, replay, trace, outcome.Exception);
        var message = $"the schedule was violated ({outcome.Message}), and run again from the same choices it "
            + $"{(recorded?.Outcome is { } other ? $"ended otherwise ({other.Message})" : "ended well")}: "
            + "the test depends on something else than its schedule, such as time, chance, or state that outlives a schedule";
        return new Violation(ViolationKind.NotDeterministic, message, replay, trace, outcome.Exception);
    }
}
