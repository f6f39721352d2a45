namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>The shapes of the memory model: two accesses in each operation, to two variables.</summary>
public class LitmusTests
{
    [Fact]
    public void Exhaustive_StoreBuffer_Finds3() => Exhaustively.Finds(3, StoreBuffer);

    [Fact]
    public void Exhaustive_StoreBufferWithinBounds_Finds2And3() => Exhaustively.FindsWithin([2, 3, 3], StoreBuffer);

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

    [Fact]
    public void Exhaustive_IndependentReadsWithinBounds_Finds14And15() => Exhaustively.FindsWithin([14, 15, 15], IndependentReads);

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
