using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>The known numbers of schedules of small programs, rewritten: the points of real accesses stand where they should.</summary>
public class UnreducedProgramTests
{
    [Fact]
    public void DepthFirst_StoreBuffer_Runs6Schedules() => AssertSchedules(6, static () =>
    {
        var (x, y) = (new Cell(), new Cell());
        Interleaving.Run(
            () => { x.Write(1); y.Read(); },
            () => { y.Write(1); x.Read(); });
    });

    [Fact]
    public void DepthFirst_IndependentReads_Runs180Schedules() => AssertSchedules(180, static () =>
    {
        var (x, y) = (new Cell(), new Cell());
        Interleaving.Run(
            () => x.Write(1),
            () => y.Write(1),
            () => { x.Read(); y.Read(); },
            () => { y.Read(); x.Read(); });
    });

    [Fact]
    public void DepthFirst_ThreeTimesTwoIncrements_Runs90Schedules() => AssertSchedules(90, static () =>
    {
        var (x, y) = (new Cell(), new Cell());
        Interleaving.Run(Both, Both, Both);

        void Both()
        {
            x.Increment();
            y.Increment();
        }
    });

    [Fact]
    public void DepthFirst_OneWriterAndSevenReaders_Runs40320Schedules() => AssertSchedules(40_320, static () =>
    {
        var x = new Cell();
        Interleaving.Run([() => x.Write(1), .. Enumerable.Repeat<Action>(() => x.Read(), 7)]);
    });

    [Fact]
    public void DepthFirst_LastZeroOfThree_Runs920Schedules() => AssertSchedules(920, static () =>
    {
        var cells = new[] { new Cell(), new Cell(), new Cell(), new Cell() };
        Interleaving.Run(Scan, () => Follow(1), () => Follow(2), () => Follow(3));

        void Scan()
        {
            for (var index = 3; cells[index].Read() != 0; index--)
            {
            }
        }

        void Follow(int index) => cells[index].Write(cells[index - 1].Read() + 1);
    });

    private static void AssertSchedules(int expected, Action test)
    {
        var report = Explorer.Explore(test, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 50_000 });
        Assert.Equal(Verdict.EveryScheduleExplored, report.Verdict);
        Assert.Equal(expected, report.Schedules);
    }
}
