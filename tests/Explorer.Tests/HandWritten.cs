using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests;

/// <summary>Explores a test as it is, without rewriting: only scheduling points written by hand count.</summary>
internal static class HandWritten
{
    public static ExplorationReport Explore(
        Action test, IStrategy strategy, int schedules = 1_000, int maxSteps = ExplorationOptions.DefaultMaxSteps) =>
        Explore(
            () =>
            {
                test();
                return null;
            },
            strategy,
            new ExplorationOptions { Schedules = schedules, MaxSteps = maxSteps });

    public static ExplorationReport Explore(Func<Task?> test, IStrategy strategy, ExplorationOptions? options = null) =>
        Explore(test, plan => new Plan("by hand", plan.Schedules, new SinglePhase(plan.Schedules, strategy)),
            options ?? new ExplorationOptions());

    public static ExplorationReport Explore(Func<Task?> test, Func<ExplorationOptions, Plan> plan, ExplorationOptions options) =>
        new ReportBuilder("Hand.Written", 0, () => new TestCopy(test, null)).Explore(plan(options), options);
}
