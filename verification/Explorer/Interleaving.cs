namespace Weft.Exploration;

/// <summary>
/// What a test says to the strategy by itself: here others may go on, here is a choice. Inside an exploration the strategy
/// answers; outside one a scheduling point does nothing, and the choices come from a random source with a fixed seed.
/// </summary>
public static class Interleaving
{
    private static readonly Random Outside = new(0);

    /// <summary>Lets the strategy choose which operation goes on.</summary>
    public static void Point()
    {
    }

    /// <summary>Lets the strategy choose one of two.</summary>
    public static bool Flip() => Draw(2) == 1;

    /// <summary>Lets the strategy choose a number from zero up to, but without, <paramref name="exclusiveUpperBound"/>.</summary>
    public static int Draw(int exclusiveUpperBound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveUpperBound);

        lock (Outside) return Outside.Next(exclusiveUpperBound);
    }
}
