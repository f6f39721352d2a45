using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Reduction;

/// <summary>Compares the reduction with the walk with a bound that keeps nothing out, which makes no use of what a step announces.</summary>
internal static class Reduced
{
    /// <summary>Fails unless the two find the same number of interleavings, more than one, and the audit finds none beside.</summary>
    public static void AssertSame(Action test) => AssertSame(options => Explorer.Explore(test, options));

    /// <inheritdoc cref="AssertSame(Action)"/>
    public static void AssertSame(Func<Task> test) => AssertSame(options => Explorer.Explore(test, options));

    private static void AssertSame(Func<ExplorationOptions, ExplorationReport> explore)
    {
        var options = new ExplorationOptions { Strategy = StrategyKind.Exhaustive, Schedules = 200_000 };
        var all = explore(options with { PreemptionBound = 100 });
        var reduced = explore(options);

        Assert.Equal((Verdict.EveryInterleavingExplored, all.Interleavings), (reduced.Verdict, reduced.Interleavings));
        Assert.Equal(Verdict.EveryInterleavingExplored, all.Verdict);
        Assert.True(all.Interleavings > 1, $"{all.Interleavings}");
    }
}
