using Weft.Exploration.Strategies;

namespace Weft.Exploration.Planning;

/// <summary>The plans that can be chosen by name.</summary>
internal static class Plans
{
    /// <exception cref="UsageException">There is no such strategy, or no such depth.</exception>
    public static Plan Of(ExplorationOptions options) => options.Strategy switch
    {
        _ when options.Depth < 1 => throw new UsageException($"The depth of a bug is 1 or more, not {options.Depth}."),
        StrategyKind.Mixed => Mixed(options.Schedules, options.Seed),
        StrategyKind.RandomWalk => Sampled("random", options, RandomWalk),
        StrategyKind.DepthFirst => new Plan("depth-first", options.Schedules, new WalkPhase(options.Schedules)),
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
    public static Plan Mixed(long schedules, uint seed) => new(
        "mixed",
        schedules,
        new WalkPhase(Math.Max(1, schedules / 2)) { TakesBlameForNoEnd = true },
        new SamplePhase(schedules, before => new RandomWalk(seed, before)));

    private static Plan Sampled(string name, ExplorationOptions options, Func<ExplorationOptions, long, IStrategy> strategy) =>
        new(name, options.Schedules, Sample(options, strategy));

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
