using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <content>The writes.</content>
internal static partial class VolatileHooks
{
    public static void Write(ref bool location, bool value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref byte location, byte value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref sbyte location, sbyte value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref short location, short value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref ushort location, ushort value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref int location, int value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref uint location, uint value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref long location, long value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref ulong location, ulong value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref nint location, nint value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref nuint location, nuint value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref float location, float value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write(ref double location, double value, int site)
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }

    public static void Write<T>(ref T location, T value, int site)
        where T : class?
    {
        SchedulingPoints.Before(AccessKind.Write, ref location, site);
        Volatile.Write(ref location, Note(value));
    }
}
