using Weft.Tests.Contexts;

namespace Weft.Tests.Events.Kernel;

/// <summary>What the thread of the pool that waits for handles still holds.</summary>
internal static class PoolWaits
{
    private const int MostLooks = 100;

    /// <summary>Fails if something still holds a wait that the pool has been told to forget.</summary>
    /// <remarks>
    /// That thread forgets a wait when it looks at its handles the next time, and may have the last one in its hands until then. So it
    /// is made to look, by waits that come and go.
    /// </remarks>
    public static void AssertGone(WeakReference target)
    {
        for (int look = 0; look < MostLooks && target.IsAlive; look++)
        {
            using var passing = new KernelEvent();
            Task wait = passing.WaitAsync();
            passing.Set();
            wait.Wait();
            GC.Collect();
        }

        Collected.AssertGone(target);
    }
}
