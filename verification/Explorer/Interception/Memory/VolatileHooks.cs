using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// Every member of <see cref="Volatile"/> that touches a location: a point before it, the operation itself, its outcome. Here: the
/// reads.
/// </summary>
[Intercepts(typeof(Volatile))]
internal static partial class VolatileHooks
{
    public static bool Read(ref readonly bool location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static byte Read(ref readonly byte location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static sbyte Read(ref readonly sbyte location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static short Read(ref readonly short location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static ushort Read(ref readonly ushort location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static int Read(ref readonly int location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static uint Read(ref readonly uint location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static long Read(ref readonly long location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static ulong Read(ref readonly ulong location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static nint Read(ref readonly nint location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static nuint Read(ref readonly nuint location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static float Read(ref readonly float location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static double Read(ref readonly double location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    public static T Read<T>(ref readonly T location, int site)
        where T : class?
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Volatile.Read(in location));
    }

    private static T Note<T>(T value)
    {
        SchedulingPoints.Result(value);
        return value;
    }
}
