namespace Weft.Tests.Contexts;

/// <summary>Counts the bytes that a piece of code allocates on this thread once it has been compiled well.</summary>
internal static class Allocated
{
    // The runtime compiles a method well some time after it was called often, and puts it off while other tests bring it new methods. No
    // clock is read: the rounds are far more than it takes, and they end with the first that gives what is expected.
    private const int MostRounds = 2_000_000;
    private const int CallsOfARound = 20;

    /// <summary>The bytes of a call of <paramref name="action"/>; the least of many rounds.</summary>
    public static double BytesOf(Action action, long expected, Action<int>? beforeEachRound = null)
    {
        long least = long.MaxValue;
        for (int round = 0; round < MostRounds && least > expected * CallsOfARound; round++)
        {
            beforeEachRound?.Invoke(CallsOfARound);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int call = 0; call < CallsOfARound; call++)
                action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (double)least / CallsOfARound;
    }
}
