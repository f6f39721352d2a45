using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>Philosophers who take the fork to their left, then the one to their right.</summary>
public class PhilosopherTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Exhaustive_Philosophers_AreStuck(int count)
    {
        var report = Explorer.Explore(count, Dine, Options());

        Assert.Equal(ViolationKind.Stuck, report.Violation?.Kind);
        Assert.Equal(Verdict.Violated, report.Verdict);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 6)]
    [InlineData(4, 14)]
    public void Exhaustive_PhilosophersToTheEnd_OneIsStuckAndTheOthersComplete(int count, int expected)
    {
        var (counted, completed, isComplete) = (0, 0, false);
        var report = Explorer.Explore(count, Dine, Options() with
        {
            StopsAtViolation = false,
            Parallelism = 1,
            Companion = new Action(() => isComplete = true),
            OnInterleaving = _ =>
            {
                counted++;
                completed += isComplete ? 1 : 0;
                isComplete = false;
            },
        });

        Assert.Equal(expected, completed);
        Assert.Equal(expected + 1, counted);
        Assert.Equal(expected + 1, report.Interleavings);
        Assert.InRange(report.Redundant, 0, 3_000); // a lock that nobody has taken yet cannot be told from another one
    }

    private static void Dine(int count)
    {
        object[] forks = [.. Enumerable.Range(0, count).Select(_ => new object())];
        Exhaustively.Run(count, seat =>
        {
            lock (forks[seat])
            lock (forks[(seat + 1) % count])
            {
            }
        });
        (Interleaving.Companion as Action)?.Invoke();
    }

    private static ExplorationOptions Options() => new() { Strategy = StrategyKind.Exhaustive, Schedules = 100_000 };
}
