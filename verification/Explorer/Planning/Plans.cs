using Weft.Exploration.Strategies;

namespace Weft.Exploration.Planning;

/// <summary>The plans that can be chosen by name.</summary>
internal static class Plans
{
    public static Plan Of(ExplorationOptions options) => options.Strategy switch
    {
        StrategyKind.Mixed => Mixed(options.Schedules, options.Seed),
        StrategyKind.RandomWalk => new Plan("random", options.Schedules, Sample(options.Schedules, options.Seed)),
        StrategyKind.DepthFirst => new Plan("depth-first", options.Schedules, new WalkPhase(options.Schedules)),
        _ =>
            throw new UsageException(
                $"There is no strategy {options.Strategy}; choose one of {string.Join(", ", Enum.GetNames<StrategyKind>())}."),
    };

    /// <summary>
    /// The first half of the schedules on a walk through all of them, which is the end of it when the test is small enough; the rest drawn
    /// evenly: the walk alone would only ever see the neighbours of the first schedule.
    /// </summary>
    public static Plan Mixed(long schedules, uint seed) => new(
        "mixed",
        schedules,
        new WalkPhase(Math.Max(1, schedules / 2)) { TakesBlameForNoEnd = true },
        Sample(schedules, seed));

    private static SamplePhase Sample(long schedules, uint seed) => new(schedules, before => new RandomWalk(seed, before));
}
