using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>Explores a test exhaustively and asserts how many interleavings it has: each was visited, and each once.</summary>
internal static class Exhaustively
{
    public static void Finds(long interleavings, Action test, int? bound = null) =>
        Check(interleavings, Explorer.Explore(test, Options(bound)), bound);

    /// <param name="interleavings">How many there are.</param>
    /// <param name="size">What the test is called with.</param>
    /// <param name="test">The test.</param>
    /// <param name="bound">The most preemptions; null for any number.</param>
    /// <param name="parallelism">The number of loops; 0 for one on each processor.</param>
    public static void Finds(long interleavings, int size, Action<int> test, int? bound = null, int parallelism = 0) =>
        Check(interleavings, Explorer.Explore(size, test, Options(bound) with { Parallelism = parallelism }), bound);

    /// <summary>The numbers of interleavings with at most 0, 1, 2, ... preemptions.</summary>
    public static void FindsWithin(long[] interleavings, int size, Action<int> test)
    {
        for (var bound = 0; bound < interleavings.Length; bound++)
            Finds(interleavings[bound], size, test, bound);
    }

    /// <summary>One operation for each number from 0.</summary>
    public static void Run(int operations, Action<int> body) =>
        Interleaving.Run([.. Enumerable.Range(0, operations).Select(number => (Action)(() => body(number)))]);

    private static void Check(long expected, ExplorationReport report, int? bound)
    {
        Assert.True(
            report.Verdict == (bound is null ? Verdict.EveryInterleavingExplored : Verdict.EveryInterleavingWithinBound),
            Explored.Describe(report));
        Assert.Equal(expected, report.Interleavings);
        Assert.Equal(0, report.Redundant);
        Assert.Equal(bound, report.Bound);
    }

    private static ExplorationOptions Options(int? bound) =>
        new() { Strategy = StrategyKind.Exhaustive, Schedules = 100_000, PreemptionBound = bound };
}
