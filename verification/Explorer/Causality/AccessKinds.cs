namespace Weft.Exploration.Causality;

/// <summary>
/// Tells what kinds of access do to what they touch. Two accesses to one location conflict if one of them writes; that is all that
/// decides whether their order matters.
/// </summary>
internal static class AccessKinds
{
    /// <summary>
    /// True for what depends on the state of its location. A start does if it names one: what goes on there looks at what has come about.
    /// </summary>
    public static bool Reads(AccessKind kind) => kind is not (AccessKind.Write or AccessKind.Interleave or AccessKind.Draw);

    /// <summary>
    /// True for what changes its location, or may. An await does: it registers, and continuations run in the order in which they were
    /// registered. So does a compare-exchange; that it failed, and only has read, is known after it.
    /// </summary>
    public static bool Writes(AccessKind kind) => kind is not (AccessKind.Read or AccessKind.Wait or AccessKind.Interleave or AccessKind.Draw);
}
