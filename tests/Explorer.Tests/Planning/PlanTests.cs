using Weft.Exploration.Planning;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Planning;

/// <summary>However many loops carry a plan out, what comes of it is what one loop alone would have made of it.</summary>
public class PlanTests
{
    private const int Trees = 40;

    [Theory]
    [InlineData(StrategyKind.DepthFirst, 2)]
    [InlineData(StrategyKind.DepthFirst, 4)]
    [InlineData(StrategyKind.RandomWalk, 3)]
    [InlineData(StrategyKind.Portfolio, 3)]
    [InlineData(StrategyKind.Mixed, 2)]
    [InlineData(StrategyKind.Mixed, 5)]
    public void Plan_WithoutAFinding_CountsTheSameForAnyNumberOfLoops(StrategyKind strategy, int loops) =>
        AssertSame(strategy, loops, seed => new MadeUpProgram(seed, depth: 3 + (seed % 6), mostChoices: 4));

    [Theory]
    [InlineData(StrategyKind.DepthFirst, 2)]
    [InlineData(StrategyKind.DepthFirst, 4)]
    [InlineData(StrategyKind.RandomWalk, 3)]
    [InlineData(StrategyKind.Portfolio, 3)]
    [InlineData(StrategyKind.Mixed, 2)]
    [InlineData(StrategyKind.Mixed, 5)]
    public void Plan_WithFindings_EndsAtTheFirstForAnyNumberOfLoops(StrategyKind strategy, int loops) =>
        AssertSame(strategy, loops, seed => new MadeUpProgram(seed, depth: 3 + (seed % 6), mostChoices: 4) { FindingIn = 50 * (1 + seed) });

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Plan_WalkThatIsCutOff_GoesOnWithTheSampleForAnyNumberOfLoops(int loops) =>
        AssertSame(StrategyKind.Mixed, loops,
            seed => new MadeUpProgram(seed, depth: 7, mostChoices: 4) { CutOffIn = 300 * (1 + seed), FindingIn = 2_000 });

    [Fact]
    public void Plan_SmallTree_IsCompleteAndCountsEveryLeafOnce()
    {
        // Seed 5 gives a tree with leaves at several depths; a walk by one loop counts them without any splitting.
        var alone = new Plan("walk", 100_000, new WalkPhase(100_000));
        new MadeUpProgram(5, depth: 8, mostChoices: 4).Run(alone, loops: 1);
        Assert.True(alone.IsComplete);
        Assert.True(alone.Schedules > 1_000, $"{alone.Schedules}");

        var split = new Plan("walk", 100_000, new WalkPhase(100_000));
        new MadeUpProgram(5, depth: 8, mostChoices: 4).Run(split, loops: 4);
        Assert.True(split.IsComplete);
        Assert.Equal((alone.Schedules, alone.Steps), (split.Schedules, split.Steps));
    }

    private static void AssertSame(StrategyKind strategy, int loops, Func<int, MadeUpProgram> create)
    {
        for (var seed = 0; seed < Trees; seed++)
        {
            foreach (var schedules in (ReadOnlySpan<int>)[1, 63, 64, 65, 1_000, 3_001])
            {
                var options = new ExplorationOptions
                {
                    Strategy = strategy,
                    Schedules = schedules,
                    Seed = (uint)seed,
                    Uncontrolled = UncontrolledWork.Tolerate,
                };
                var alone = create(seed).Run(Plans.Of(options), loops: 1);

                Assert.Equal($"{seed}, {schedules}: {alone}", $"{seed}, {schedules}: {create(seed).Run(Plans.Of(options), loops)}");
            }
        }
    }
}
