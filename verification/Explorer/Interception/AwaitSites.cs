namespace Weft.Exploration.Interception;

/// <summary>Knows where each operation is suspended, so that a stuck test can be told by method and line.</summary>
internal static class AwaitSites
{
    /// <summary>Notes that the method at <paramref name="site"/> is about to hand its continuation to what it awaits.</summary>
    public static void Suspending(int site) => _ = site;
}
