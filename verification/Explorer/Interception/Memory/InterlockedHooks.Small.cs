using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <content>8 and 16 bits.</content>
internal static partial class InterlockedHooks
{
    public static byte Exchange(ref byte location, byte value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static byte CompareExchange(ref byte location, byte value, byte comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static sbyte Exchange(ref sbyte location, sbyte value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static sbyte CompareExchange(ref sbyte location, sbyte value, sbyte comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static short Exchange(ref short location, short value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static short CompareExchange(ref short location, short value, short comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static ushort Exchange(ref ushort location, ushort value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static ushort CompareExchange(ref ushort location, ushort value, ushort comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);
}
