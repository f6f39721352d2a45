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

    // Half of the schedules to explore every interleaving, which is the end of it where the test is small enough; the rest is drawn in all
    // ways there are. What runs outside the explorer's control is not the same in every schedule, so there is no reduction.
    private static Plan Mixed(ExplorationOptions options)
    {
        var half = Math.Max(1, options.Schedules / 2);
        if (options.Uncontrolled == UncontrolledWork.Tolerate)
            return new("mixed", options.Schedules, new WalkPhase(half) { TakesBlameForNoEnd = true }, Sample(options, Portfolio));
        var known = new Interleavings { OnNew = options.OnInterleaving };
        var walk = new Exhaustive(known, Shard.Whole);
        return new(
            "mixed",
            options.Schedules,
            [.. Reduced(walk, known, half, takesBlame: true), Sample(options, Portfolio)])
        {
            Audit = new AuditPhase(options.Seed, known),
            Saved = new SavedWalk(walk, known).Load(options.Resume?.Plan),
        };
    }

    private static Plan Exhaustive(ExplorationOptions options)
    {
        var known = new Interleavings { OnNew = options.OnInterleaving };
        if (options.PreemptionBound is { } most)
        {
            return new(
                "exhaustive",
                options.Schedules,
                [.. Enumerable.Range(0, most + 1).Select(bound => new BoundedPhase(options.Schedules, bound, known))]);
        }
        var walk = new Exhaustive(known, options.Shard);
        // The interleavings of the other shards are not known here, so a shard cannot be audited.
        return new(
            "exhaustive",
            options.Schedules,
            options.Shard.IsWhole
                ? [.. Reduced(walk, known, options.Schedules, takesBlame: false)]
                : [new ReductionPhase(options.Schedules, walk, known)])
        {
            Audit = options.Shard.IsWhole && options.StopsAtViolation ? new AuditPhase(options.Seed, known) : null,
            Saved = new SavedWalk(walk, known).Load(options.Resume?.Plan),
        };
    }

    // A small test is through with the first share of the reduced walk, and every schedule was another interleaving. One that is not is
    // explored by rising bounds, and then with what is left. What the walk finds is looked for with fewer preemptions before it is
    // reported, so the order makes no difference to that.
    private static IEnumerable<Phase> Reduced(Exhaustive walk, Interleavings known, long schedules, bool takesBlame)
    {
        var first = Math.Max(1, schedules / 4);
        var each = Math.Max(1, schedules / 8);
        yield return new ReductionPhase(first, walk, known) { TakesBlameForNoEnd = takesBlame };
        for (var bound = 0; bound < MostBounds; bound++)
            yield return new BoundedPhase(each, bound, known) { TakesBlameForNoEnd = takesBlame };
        yield return new ReductionPhase(Math.Max(1, schedules - first - (MostBounds * each)), walk, known)
        {
            TakesBlameForNoEnd = takesBlame,
        };
    }

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
