namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>The shapes of the memory model: two accesses in each operation, to two variables.</summary>
public class LitmusTests
{
    [Fact]
    public void Exhaustive_StoreBuffer_Finds3() => Exhaustively.Finds(3, StoreBuffer);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    public void Exhaustive_StoreBufferWithinBound_FindsThoseWithFewPreemptions(int bound, long expected) =>
        Exhaustively.Finds(expected, StoreBuffer, bound);

    [Fact]
    public void Exhaustive_MessagePassing_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var (x, y) = (new Cell(), new Cell());
        Interleaving.Run(
            () => { x.Write(1); y.Write(2); },
            () => { y.Read(); x.Read(); });
    });

    [Fact]
    public void Exhaustive_LoadBuffer_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var (x, y) = (new Cell(), new Cell());
        Interleaving.Run(
            () => { x.Read(); y.Write(1); },
            () => { y.Read(); x.Write(2); });
    });

    [Fact]
    public void Exhaustive_CrossedWrites_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var (x, y) = (new Cell(), new Cell());
        Interleaving.Run(
            () => { x.Write(1); y.Write(2); },
            () => { y.Write(3); x.Write(4); });
    });

    [Fact]
    public void Exhaustive_IndependentReads_Finds15() => Exhaustively.Finds(15, IndependentReads);

    [Theory]
    [InlineData(0, 14)]
    [InlineData(1, 15)]
    [InlineData(2, 15)]
    public void Exhaustive_IndependentReadsWithinBound_FindsThoseWithFewPreemptions(int bound, long expected) =>
        Exhaustively.Finds(expected, IndependentReads, bound);

    private static void StoreBuffer()
    {
        var (x, y) = (new Cell(), new Cell());
        Interleaving.Run(
            () => { x.Write(1); y.Read(); },
            () => { y.Write(2); x.Read(); });
    }

    private static void IndependentReads()
    {
        var (x, y) = (new Cell(), new Cell());
        Interleaving.Run(
            () => x.Write(1),
            () => y.Write(2),
            () => { x.Read(); y.Read(); },
            () => { y.Read(); x.Read(); });
    }
}
