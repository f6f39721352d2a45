namespace Weft.Exploration.Interception;

// The oldest volatile accesses. They are those of Volatile.
internal sealed partial class ControlledThread
{
    public static byte VolatileRead(ref byte address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static double VolatileRead(ref double address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static short VolatileRead(ref short address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static int VolatileRead(ref int address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static long VolatileRead(ref long address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static nint VolatileRead(ref nint address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static object? VolatileRead(ref object? address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static sbyte VolatileRead(ref sbyte address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static float VolatileRead(ref float address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static ushort VolatileRead(ref ushort address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static uint VolatileRead(ref uint address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static ulong VolatileRead(ref ulong address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static nuint VolatileRead(ref nuint address) => VolatileHooks.Read(ref address, CallSites.Noted);

    public static void VolatileWrite(ref byte address, byte value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref double address, double value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref short address, short value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref int address, int value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref long address, long value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref nint address, nint value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref object? address, object? value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref sbyte address, sbyte value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref float address, float value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref ushort address, ushort value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref uint address, uint value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref ulong address, ulong value) => VolatileHooks.Write(ref address, value, CallSites.Noted);

    public static void VolatileWrite(ref nuint address, nuint value) => VolatileHooks.Write(ref address, value, CallSites.Noted);
}
