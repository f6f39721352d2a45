using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>
/// The random schedules that follow a claim to have explored every interleaving. Plain memory is what the reduction leaves to the detector
/// of races; with that off, it stands for whatever a step touches without telling.
/// </summary>
public class AuditTests
{
    // Whether the one or the other is written decides on a plain flag, so nothing that is told leads the reduction to the second order.
    [Fact]
    public void Exhaustive_PlainValueThatDecidesTheSteps_IsNotSaidToBeExplored()
    {
        var report = Explorer.Explore(DecideByAFlag, Options(findsRaces: false));

        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
        Assert.Equal(1, report.Interleavings);
    }

    // A lost update: both orders have the same steps, so the same signature.
    [Fact]
    public void Exhaustive_PlainValueThatDecidesNoStep_IsSeenByTheDetectorOnly()
    {
        var unseen = Explorer.Explore(IncrementPlainly, Options(findsRaces: false));
        var seen = Explorer.Explore(IncrementPlainly, Options(findsRaces: true));

        Assert.True(unseen.Verdict == Verdict.EveryInterleavingExplored, Explored.Describe(unseen));
        Assert.Equal(ViolationKind.DataRace, seen.Violation?.Kind);
    }

    private static void DecideByAFlag()
    {
        var flag = false;
        var (one, other) = (new Cell(), new Cell());
        Interleaving.Run(
            () =>
            {
                one.Write(1);
                flag = true;
            },
            () =>
            {
                other.Read(); // what comes before the first access nobody chooses, so there the flag is never set
                (flag ? one : other).Write(2);
            });
    }

    private static void IncrementPlainly()
    {
        var count = 0;
        var (one, other) = (new Cell(), new Cell());
        Interleaving.Run(
            () =>
            {
                var read = count;
                one.Write(1);
                count = read + 1;
            },
            () =>
            {
                var read = count;
                other.Write(2);
                count = read + 1;
            });
    }

    private static ExplorationOptions Options(bool findsRaces) => new() { Strategy = StrategyKind.Exhaustive, FindsRaces = findsRaces };
}
