namespace Weft.Exploration.Tests.KnownAnswers;

/// <summary>
/// The store buffer, whose number is 3, with every kind of place that a variable can be in: two places are told apart, and one place is
/// known again.
/// </summary>
public class PlacesTests
{
    private static volatile int _left;
    private static volatile int _right;

    [Fact]
    public void Exhaustive_VolatileFields_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var both = new Both();
        Interleaving.Run(
            () => { both.Left = 1; _ = both.Right; },
            () => { both.Right = 2; _ = both.Left; });
    });

    [Fact]
    public void Exhaustive_VolatileStatics_Finds3() => Exhaustively.Finds(3, static () =>
    {
        (_left, _right) = (0, 0);
        Interleaving.Run(
            () => { _left = 1; _ = _right; },
            () => { _right = 2; _ = _left; });
        (_left, _right) = (0, 0); // what a schedule leaves behind is remarked on
    });

    [Fact]
    public void Exhaustive_ElementsOfAnArray_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var cells = new int[2];
        Interleaving.Run(
            () => { Volatile.Write(ref cells[0], 1); Volatile.Read(ref cells[1]); },
            () => { Volatile.Write(ref cells[1], 2); Volatile.Read(ref cells[0]); });
    });

    [Fact]
    public void Exhaustive_ElementsOfSpans_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var cells = new int[3];
        Interleaving.Run(
            () => { Volatile.Write(ref cells.AsSpan(1)[0], 1); Volatile.Read(ref cells[2]); },
            () => { Volatile.Write(ref cells.AsSpan()[2], 2); Volatile.Read(ref cells.AsSpan(0, 2)[1]); });
    });

    [Fact]
    public void Exhaustive_FieldsOfAStructInAnObject_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var box = new Box();
        Interleaving.Run(
            () => { Volatile.Write(ref box.Pair.Left, 1); Volatile.Read(ref box.Pair.Right); },
            () => { Interlocked.Exchange(ref box.Pair.Right, 2); Volatile.Read(ref box.Pair.Left); });
    });

    [Fact]
    public void Exhaustive_CapturedLocals_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var (left, right) = (0, 0);
        Interleaving.Run(
            () => { Volatile.Write(ref left, 1); Volatile.Read(ref right); },
            () => { Volatile.Write(ref right, 2); Volatile.Read(ref left); });
    });

    [Fact]
    public void Exhaustive_PlacesThroughReferences_Finds3() => Exhaustively.Finds(3, static () =>
    {
        var both = new Both();
        Interleaving.Run(
            () => WriteAndRead(ref both.First, ref both.Second),
            () => WriteAndRead(ref both.Second, ref both.First));

        static void WriteAndRead(ref int written, ref int read)
        {
            Volatile.Write(ref written, 1);
            Volatile.Read(ref read);
        }
    });

    private sealed class Both
    {
        public volatile int Left;
        public volatile int Right;
        public int First;
        public int Second;
    }

    private sealed class Box
    {
        public Pair Pair;
    }

    private struct Pair
    {
        public int Left;
        public int Right;
    }
}
