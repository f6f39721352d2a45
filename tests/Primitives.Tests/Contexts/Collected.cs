namespace Weft.Tests.Contexts;

/// <summary>Says whether the garbage collector finds an object unreachable.</summary>
internal static class Collected
{
    /// <summary>Fails if something still holds <paramref name="target"/>. Make the reference in a method that is not inlined.</summary>
    public static void AssertGone(WeakReference target)
    {
        for (int generation = 0; generation < 2 && target.IsAlive; generation++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(target.IsAlive, "Something still holds the object.");
    }
}
