using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// Every member of <see cref="Interlocked"/> that touches a location: a point before it, the operation itself, its outcome. Here: what
/// they share.
/// </summary>
[Intercepts(typeof(Interlocked))]
internal static partial class InterlockedHooks
{
    // An argument is evaluated before the call that it belongs to, so the access is announced before it happens.
    private static ref T At<T>(AccessKind kind, ref T location, int site)
    {
        SchedulingPoints.Before(kind, ref location, site);
        return ref location;
    }

    private static T Note<T>(T value)
    {
        SchedulingPoints.Result(value);
        return value;
    }
}
