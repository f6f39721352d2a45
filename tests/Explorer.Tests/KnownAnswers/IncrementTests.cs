namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>Operations that all do the same to the same variables.</summary>
public class IncrementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void Exhaustive_OwnVariables_Finds1(int count) => Exhaustively.Finds(1, count, static count =>
    {
        Cell[] cells = [.. Enumerable.Range(0, count).Select(_ => new Cell())];
        Exhaustively.Run(count, number => cells[number].Write(number + 1));
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 6)]
    [InlineData(4, 24)]
    [InlineData(5, 120)]
    [InlineData(6, 720)]
    public void Exhaustive_AtomicIncrements_FindsEveryOrder(int count, long expected) => Exhaustively.Finds(expected, count, static count =>
    {
        var x = new Cell();
        Exhaustively.Run(count, _ => x.Increment());
        Assert.Equal(count, x.Read());
    });

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 36)]
    [InlineData(4, 576)]
    public void Exhaustive_PairsOfAtomicIncrements_FindsEveryPairOfOrders(int count, long expected) =>
        Exhaustively.Finds(expected, count, PairsOfAtomicIncrements);

    [Fact]
    public void Exhaustive_PairsOfAtomicIncrementsWithinBounds_Finds6And24And36() =>
        Exhaustively.FindsWithin([6, 24, 36], 3, PairsOfAtomicIncrements);

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 36)]
    [InlineData(4, 576)]
    public void Exhaustive_Increments_FindsEveryPairOfOrders(int count, long expected) => Exhaustively.Finds(expected, count, Increments);

    [Fact]
    public void Exhaustive_IncrementsWithinBounds_Finds6And24And36() => Exhaustively.FindsWithin([6, 24, 36], 3, Increments);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 6)]
    [InlineData(4, 24)]
    [InlineData(5, 120)]
    public void Exhaustive_LockedIncrements_FindsEveryOrder(int count, long expected) => Exhaustively.Finds(expected, count, static count =>
    {
        var (gate, x) = (new object(), new Cell());
        Exhaustively.Run(count, _ =>
        {
            lock (gate)
                x.Write(x.Read() + 1);
        });
        Assert.Equal(count, x.Read());
    });

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 6)]
    [InlineData(4, 24)]
    public void Exhaustive_IncrementsUnderALockOfTheNewKind_FindsEveryOrder(int count, long expected) =>
        Exhaustively.Finds(expected, count, static count =>
        {
            var (gate, x) = (new Lock(), new Cell());
            Exhaustively.Run(count, _ =>
            {
                lock (gate)
                    x.Write(x.Read() + 1);
            });
            Assert.Equal(count, x.Read());
        });

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(10)]
    public void Exhaustive_CompareExchanges_FindsOneForEachWinner(int count) => Exhaustively.Finds(count, count, static count =>
    {
        var (x, winners) = (new Cell(), new int[count]);
        Exhaustively.Run(count, number => winners[number] = x.TryReplace(0, number + 1) ? 1 : 0);
        Assert.Equal(1, winners.Sum());
    });

    private static void PairsOfAtomicIncrements(int count)
    {
        var (x, y) = (new Cell(), new Cell());
        Exhaustively.Run(count, _ =>
        {
            x.Increment();
            y.Increment();
        });
    }

    private static void Increments(int count)
    {
        var x = new Cell();
        Exhaustively.Run(count, _ => x.Write(x.Read() + 1));
    }
}
