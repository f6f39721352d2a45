using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>
/// Readers beside writers: readers(n), where each reader comes before or after the only write, and lastzero(n), the family in which a
/// form of the reduction that is not optimal visits more (Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction,
/// POPL 2014).
/// </summary>
public class ReaderTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 16)]
    [InlineData(5, 32)]
    [InlineData(6, 64)]
    [InlineData(7, 128)]
    [InlineData(8, 256)]
    [InlineData(13, 8_192)]
    public void Exhaustive_Readers_FindsEachBeforeAndAfterTheWrite(int count, long expected) =>
        Exhaustively.Finds(expected, count, Readers);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(5, 32)]
    [InlineData(8, 256)]
    public void Exhaustive_ReadersWithoutPreemption_FindsAll(int count, long expected) =>
        Exhaustively.FindsWithin([expected], count, Readers);

    [Theory]
    [InlineData(2, 5)]
    [InlineData(3, 12)]
    [InlineData(4, 28)]
    [InlineData(5, 64)]
    [InlineData(6, 144)]
    [InlineData(7, 320)]
    [InlineData(10, 3_328)]
    public void Exhaustive_LastZero_FindsEachOnce(int count, long expected) => Exhaustively.Finds(expected, count, LastZero);

    [Theory]
    [InlineData(2, 5)]
    [InlineData(5, 64)]
    [InlineData(7, 320)]
    public void Exhaustive_LastZeroWithoutPreemption_FindsAll(int count, long expected) =>
        Exhaustively.FindsWithin([expected], count, LastZero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Exhaustive_AnyNumberOfLoops_FindsTheSame(int parallelism)
    {
        Exhaustively.Finds(256, 8, Readers, parallelism: parallelism);
        Exhaustively.Finds(64, 5, LastZero, parallelism: parallelism);
    }

    [Fact]
    public void DepthFirst_OneWriterAndEightReaders_Runs362880Schedules()
    {
        var report = Explorer.Explore(
            8, Readers, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 400_000 });

        Assert.Equal(Verdict.EveryScheduleExplored, report.Verdict);
        Assert.Equal(362_880, report.Schedules);
    }

    private static void Readers(int count)
    {
        var x = new Cell();
        Interleaving.Run([() => x.Write(1), .. Enumerable.Repeat<Action>(() => x.Read(), count)]);
    }

    private static void LastZero(int count)
    {
        Cell[] cells = [.. Enumerable.Range(0, count + 1).Select(_ => new Cell())];
        Exhaustively.Run(count + 1, number =>
        {
            if (number == 0)
                Scan();
            else
                cells[number].Write(cells[number - 1].Read() + 1);
        });

        void Scan()
        {
            for (var place = count; cells[place].Read() != 0; place--)
            {
            }
        }
    }
}
