using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Tests.Causality;

/// <summary>
/// What an operation has announced, seen from inside of it. Addresses are compared, so nothing is asserted if the collector has moved
/// objects in between; the next schedule asserts it.
/// </summary>
internal static class Announced
{
    /// <summary>The last step that <paramref name="act"/> takes is of this kind, and touches exactly these objects.</summary>
    public static void By(Action act, AccessKind kind, params object?[] targets)
    {
        var collections = GC.CollectionCount(0);
        act();
        Last(collections, kind, targets);
    }

    /// <summary>The last step of the running operation is of this kind, and touches exactly these objects.</summary>
    public static void Last(int collections, AccessKind kind, params object?[] targets)
    {
        var access = Operation.Current!.Pending;
        var expected = Array.ConvertAll(targets, target => target as nint? ?? Access.LocationOf(target));
        if (GC.CollectionCount(0) != collections)
            return;
        Assert.Equal(kind, access.Kind);
        Assert.Equal(expected, access.Location == 0 ? [] : [access.Location, .. access.Also ?? []]);
    }

    /// <summary>A step of <paramref name="act"/> touches an object in this way without having announced it.</summary>
    public static void Besides(Action act, AccessKind kind, object target)
    {
        var watch = Operation.Current!.Execution.Watch;
        var collections = GC.CollectionCount(0);
        List<Access> touched = [];
        watch.Touched = touched.Add;
        act();
        watch.Touched = null;
        var location = Access.LocationOf(target);
        if (GC.CollectionCount(0) == collections)
            Assert.Contains(touched, access => access.Kind == kind && access.Location == location);
    }
}
