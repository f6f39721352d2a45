using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests;

/// <summary>Explores a test as it is, without rewriting: only scheduling points written by hand count.</summary>
internal static class HandWritten
{
    public static ExplorationReport Explore(Action test, IStrategy strategy, int schedules = 1_000, int maxSteps = ExplorationOptions.DefaultMaxSteps) =>
        Explore(
            () =>
            {
                test();
                return null;
            },
            strategy,
            new ExplorationOptions { Schedules = schedules, MaxSteps = maxSteps });

    public static ExplorationReport Explore(Func<Task?> test, IStrategy strategy, ExplorationOptions? options = null) =>
        new ReportBuilder("Hand.Written", 0, test).Explore(strategy, options ?? new ExplorationOptions());
}
