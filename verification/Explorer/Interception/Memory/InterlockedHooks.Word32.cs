using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <content>32 bits: <see cref="int"/>, <see cref="uint"/>, <see cref="float"/>.</content>
internal static partial class InterlockedHooks
{
    public static int Increment(ref int location, int site) =>
        Note(Interlocked.Increment(ref At(AccessKind.Update, ref location, site)));

    public static int Decrement(ref int location, int site) =>
        Note(Interlocked.Decrement(ref At(AccessKind.Update, ref location, site)));

    public static int Add(ref int location, int value, int site) =>
        Note(Interlocked.Add(ref At(AccessKind.Update, ref location, site), value));

    public static int And(ref int location, int value, int site) =>
        Note(Interlocked.And(ref At(AccessKind.Update, ref location, site), value));

    public static int Or(ref int location, int value, int site) =>
        Note(Interlocked.Or(ref At(AccessKind.Update, ref location, site), value));

    public static int Exchange(ref int location, int value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static int CompareExchange(ref int location, int value, int comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static uint Increment(ref uint location, int site) =>
        Note(Interlocked.Increment(ref At(AccessKind.Update, ref location, site)));

    public static uint Decrement(ref uint location, int site) =>
        Note(Interlocked.Decrement(ref At(AccessKind.Update, ref location, site)));

    public static uint Add(ref uint location, uint value, int site) =>
        Note(Interlocked.Add(ref At(AccessKind.Update, ref location, site), value));

    public static uint And(ref uint location, uint value, int site) =>
        Note(Interlocked.And(ref At(AccessKind.Update, ref location, site), value));

    public static uint Or(ref uint location, uint value, int site) =>
        Note(Interlocked.Or(ref At(AccessKind.Update, ref location, site), value));

    public static uint Exchange(ref uint location, uint value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static uint CompareExchange(ref uint location, uint value, uint comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static float Exchange(ref float location, float value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static float CompareExchange(ref float location, float value, float comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);
}
