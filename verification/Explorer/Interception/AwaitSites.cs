using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>Called before a state machine hands its continuation to an awaiter: remembers where, for the builder that is called next.</summary>
internal static class AwaitSites
{
    public static void Suspending(int site)
    {
        if (Operation.Current is { } operation)
            operation.AwaitSite = site;
    }
}
