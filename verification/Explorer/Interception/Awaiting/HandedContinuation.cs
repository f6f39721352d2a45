using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The continuation that a builder of the program's own hands to an awaiter whose type it does not know. The awaiter may be one of the
/// framework's, which passes it on where nobody sees it.
/// </summary>
internal static class HandedContinuation
{
    /// <summary>
    /// A continuation that comes after what has been done so far, whoever calls it: as what a method of the framework's does after an await.
    /// </summary>
    public static Action Ordered(Action continuation)
    {
        if (Operation.Current is not { Execution: { Races: { } races } execution })
            return continuation;
        var location = races.Releases(execution.Locations);
        return () =>
        {
            if (execution.IsCurrent)
                races.Acquires(location);
            continuation();
        };
    }
}
