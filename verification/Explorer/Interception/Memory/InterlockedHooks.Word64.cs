using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <content>64 bits: <see cref="long"/>, <see cref="ulong"/>, <see cref="double"/>.</content>
internal static partial class InterlockedHooks
{
    public static long Increment(ref long location, int site) =>
        Note(Interlocked.Increment(ref At(AccessKind.Update, ref location, site)));

    public static long Decrement(ref long location, int site) =>
        Note(Interlocked.Decrement(ref At(AccessKind.Update, ref location, site)));

    public static long Add(ref long location, long value, int site) =>
        Note(Interlocked.Add(ref At(AccessKind.Update, ref location, site), value));

    public static long And(ref long location, long value, int site) =>
        Note(Interlocked.And(ref At(AccessKind.Update, ref location, site), value));

    public static long Or(ref long location, long value, int site) =>
        Note(Interlocked.Or(ref At(AccessKind.Update, ref location, site), value));

    public static long Exchange(ref long location, long value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static long CompareExchange(ref long location, long value, long comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static long Read(ref readonly long location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Interlocked.Read(in location));
    }

    public static ulong Increment(ref ulong location, int site) =>
        Note(Interlocked.Increment(ref At(AccessKind.Update, ref location, site)));

    public static ulong Decrement(ref ulong location, int site) =>
        Note(Interlocked.Decrement(ref At(AccessKind.Update, ref location, site)));

    public static ulong Add(ref ulong location, ulong value, int site) =>
        Note(Interlocked.Add(ref At(AccessKind.Update, ref location, site), value));

    public static ulong And(ref ulong location, ulong value, int site) =>
        Note(Interlocked.And(ref At(AccessKind.Update, ref location, site), value));

    public static ulong Or(ref ulong location, ulong value, int site) =>
        Note(Interlocked.Or(ref At(AccessKind.Update, ref location, site), value));

    public static ulong Exchange(ref ulong location, ulong value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static ulong CompareExchange(ref ulong location, ulong value, ulong comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static ulong Read(ref readonly ulong location, int site)
    {
        SchedulingPoints.Before(AccessKind.Read, in location, site);
        return Note(Interlocked.Read(in location));
    }

    public static double Exchange(ref double location, double value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static double CompareExchange(ref double location, double value, double comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);
}
