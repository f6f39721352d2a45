using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <content>References, and integers of the size of one.</content>
internal static partial class InterlockedHooks
{
    public static object? Exchange(ref object? location, object? value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static object? CompareExchange(ref object? location, object? value, object? comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static T Exchange<T>(ref T location, T value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static T CompareExchange<T>(ref T location, T value, T comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static nint Exchange(ref nint location, nint value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static nint CompareExchange(ref nint location, nint value, nint comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);

    public static nuint Exchange(ref nuint location, nuint value, int site) =>
        Exchanged(Interlocked.Exchange(ref At(AccessKind.Update, ref location, site), value), value);

    public static nuint CompareExchange(ref nuint location, nuint value, nuint comparand, int site) =>
        Compared(Interlocked.CompareExchange(ref At(AccessKind.CompareExchange, ref location, site), value, comparand), comparand);
}
