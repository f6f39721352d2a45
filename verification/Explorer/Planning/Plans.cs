using Weft.Exploration.Strategies;
using Weft.Exploration.Strategies.Reduction;

namespace Weft.Exploration.Planning;

/// <summary>The plans that can be chosen by name.</summary>
internal static class Plans
{
    // Larger ones do not end before the schedules do.
    private const int MostBounds = 4;

    public static Plan Of(ExplorationOptions options) => options.Strategy switch
    {
        StrategyKind.Mixed => Mixed(options),
        StrategyKind.RandomWalk => new Plan("random", options.Schedules, null, Sample(options.Schedules, options.Seed)),
        StrategyKind.DepthFirst => new Plan("depth-first", options.Schedules, null, new WalkPhase(options.Schedules)),
        StrategyKind.Exhaustive => Exhaustive(options),
        _ =>
            throw new UsageException(
                $"There is no strategy {options.Strategy}; choose one of {string.Join(", ", Enum.GetNames<StrategyKind>())}."),
    };

    /// <summary>
    /// The first half of the schedules on a walk through all of them, which is the end of it when the test is small enough; the rest drawn
    /// evenly: the walk alone would only ever see the neighbours of the first schedule.
    /// </summary>
    private static Plan Mixed(ExplorationOptions options) => new(
        "mixed",
        options.Schedules,
        null,
        new WalkPhase(Math.Max(1, options.Schedules / 2)) { TakesBlameForNoEnd = true },
        Sample(options.Schedules, options.Seed));

    // A small test is through with the first share of the reduced walk, and every schedule was another interleaving. One that is not is explored by
    // rising bounds, and then with what is left of the schedules.
    private static Plan Exhaustive(ExplorationOptions options)
    {
        var known = new Interleavings { OnNew = options.OnInterleaving };
        var schedules = options.Schedules;
        if (options.PreemptionBound is { } most)
            return new("exhaustive", schedules, null, [.. Enumerable.Range(0, most + 1).Select(bound => new BoundedPhase(schedules, bound, known))]);
        var walk = new Exhaustive(known);
        return new(
            "exhaustive",
            schedules,
            new AuditPhase(options.Seed, known),
            [
                new ReductionPhase(Math.Max(1, schedules / 4), walk, known),
                .. Enumerable.Range(0, MostBounds).Select(bound => new BoundedPhase(Math.Max(1, schedules / 8), bound, known)),
                new ReductionPhase(schedules, walk, known),
            ]);
    }

    private static SamplePhase Sample(long schedules, uint seed) => new(schedules, before => new RandomWalk(seed, before));
}
