using Weft.Exploration.Strategies;
using Weft.Exploration.Strategies.Reduction;

namespace Weft.Exploration.Planning;

/// <summary>The plans that can be chosen by name.</summary>
internal static class Plans
{
    // Larger ones do not end before the schedules do.
    private const int MostBounds = 4;

    /// <exception cref="UsageException">There is no such strategy, or no such depth.</exception>
    public static Plan Of(ExplorationOptions options) => options.Strategy switch
    {
        _ when options.Depth < 1 => throw new UsageException($"The depth of a bug is 1 or more, not {options.Depth}."),
        StrategyKind.Mixed => Mixed(options),
        StrategyKind.Exhaustive => Exhaustive(options),
        StrategyKind.RandomWalk => Sampled("random", options, RandomWalk),
        StrategyKind.DepthFirst => new Plan("depth-first", options.Schedules, null, new WalkPhase(options.Schedules)),
        StrategyKind.Pct => Sampled("pct", options, Pct),
        StrategyKind.Pos => Sampled("pos", options, Pos),
        StrategyKind.UniformRandomWalk => Sampled("urw", options, UniformRandomWalk),
        StrategyKind.DelayBounded => Sampled("delay", options, DelayBounded),
        StrategyKind.Portfolio => Sampled("portfolio", options, Portfolio),
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
        Sample(options, Portfolio));

    // A small test is through with the first share of the reduced walk, and every schedule was another interleaving. One that is not is explored by
    // rising bounds, and then with what is left of the schedules.
    private static Plan Exhaustive(ExplorationOptions options)
    {
        var known = new Interleavings { OnNew = options.OnInterleaving };
        var schedules = options.Schedules;
        if (options.PreemptionBound is { } most)
            return new("exhaustive", schedules, null, [.. Enumerable.Range(0, most + 1).Select(bound => new BoundedPhase(schedules, bound, known))]);
        var walk = new Exhaustive(known, options.Shard);
        if (!options.Shard.IsWhole)
            return new("exhaustive", schedules, null, new ReductionPhase(schedules, walk, known));
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

    private static Plan Sampled(string name, ExplorationOptions options, Func<ExplorationOptions, long, IStrategy> strategy) =>
        new(name, options.Schedules, null, Sample(options, strategy));

    private static SamplePhase Sample(ExplorationOptions options, Func<ExplorationOptions, long, IStrategy> strategy) =>
        new(options.Schedules, before => strategy(options, before));

    private static RandomWalk RandomWalk(ExplorationOptions options, long before) => new(options.Seed, before);

    private static FairTail Pct(ExplorationOptions options, long before) =>
        Fair(new Pct(options.Seed, options.Depth, before), options, before);

    private static FairTail Pos(ExplorationOptions options, long before) => Fair(new Pos(options.Seed, before), options, before);

    private static UniformRandomWalk UniformRandomWalk(ExplorationOptions options, long before) => new(options.Seed, before);

    private static FairTail DelayBounded(ExplorationOptions options, long before) =>
        Fair(new DelayBounded(options.Seed, options.Depth - 1, before), options, before);

    private static Portfolio Portfolio(ExplorationOptions options, long before) => new(
        before,
        skipped => RandomWalk(options, skipped),
        skipped => Pct(options, skipped),
        skipped => Pos(options, skipped),
        skipped => UniformRandomWalk(options, skipped),
        skipped => DelayBounded(options, skipped));

    // Another seed: the draws of the tail are to be others than those of the prefix.
    private static FairTail Fair(Sampling strategy, ExplorationOptions options, long before) =>
        new(strategy, new RandomWalk(~options.Seed, before));
}
