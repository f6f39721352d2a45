using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>Explores a test exhaustively and asserts how many interleavings it has: each was visited, and each once.</summary>
internal static class Exhaustively
{
    public static void Finds(long interleavings, Action test) => Check(interleavings, Explorer.Explore(test, Options()));

    /// <param name="interleavings">How many there are.</param>
    /// <param name="size">What the test is called with.</param>
    /// <param name="test">The test.</param>
    /// <param name="parallelism">The number of loops; 0 for one on each processor.</param>
    /// <param name="mostRedundant">
    /// How many schedules may be redundant: where an operation goes to other places for what it has seen, a lock that nobody has taken yet
    /// cannot be told from another one.
    /// </param>
    public static void Finds(long interleavings, int size, Action<int> test, int parallelism = 0, long mostRedundant = 0) =>
        Check(interleavings, Explorer.Explore(size, test, Options() with { Parallelism = parallelism }), mostRedundant);

    /// <summary>The numbers of interleavings with at most 0, 1, 2, ... preemptions; the last is that of all.</summary>
    public static void FindsWithin(long[] interleavings, Action test) =>
        CheckWithin(interleavings, options => Explorer.Explore(test, options));

    /// <inheritdoc cref="FindsWithin(long[], Action)"/>
    public static void FindsWithin(long[] interleavings, int size, Action<int> test) =>
        CheckWithin(interleavings, options => Explorer.Explore(size, test, options));

    /// <summary>One operation for each number from 0.</summary>
    public static void Run(int operations, Action<int> body) =>
        Interleaving.Run([.. Enumerable.Range(0, operations).Select(number => (Action)(() => body(number)))]);

    private static void Check(long expected, ExplorationReport report, long mostRedundant = 0)
    {
        Assert.True(report.Verdict == Verdict.EveryInterleavingExplored, Explored.Describe(report));
        Assert.Equal(expected, report.Interleavings);
        Assert.InRange(report.Redundant, 0, mostRedundant);
        Assert.Null(report.Bound);
    }

    private static void CheckWithin(long[] expected, Func<ExplorationOptions, ExplorationReport> explore)
    {
        for (var bound = 0; bound < expected.Length; bound++)
        {
            var report = explore(Options() with { PreemptionBound = bound });
            // Where a bound keeps nothing out it may be noticed, and then it need not be spoken of.
            var isWhole = report.Verdict == Verdict.EveryInterleavingExplored && expected[bound] == expected[^1];

            Assert.True(isWhole || report.Verdict == Verdict.EveryInterleavingWithinBound, Explored.Describe(report));
            Assert.Equal(expected[bound], report.Interleavings);
            Assert.Equal(isWhole ? null : bound, report.Bound);
        }
    }

    private static ExplorationOptions Options() => new() { Strategy = StrategyKind.Exhaustive, Schedules = 100_000 };
}
