using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Called before a call that has no place for the number of its site: to a builder that is about to suspend or complete, to a
/// member of the explorer's own version of a type. Remembers the site for the callee.
/// </summary>
internal static class CallSites
{
    /// <summary>The site noted last by the running operation.</summary>
    public static int Noted => Operation.Current?.NotedSite ?? 0;

    /// <summary>Remembers the call into a part of the framework that is explored too, for what happens inside of it.</summary>
    public static void Enter(int site)
    {
        if (Operation.Current is { } operation)
            operation.CalledAt = site;
    }

    public static void Note(int site)
    {
        if (Operation.Current is { } operation)
            operation.NotedSite = site;
    }
}
