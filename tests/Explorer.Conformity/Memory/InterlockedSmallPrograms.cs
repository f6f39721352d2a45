namespace Weft.Exploration.Conformity.Memory;

/// <summary>Values of 8 and 16 bits, and of the generic overloads: characters and enumerations: exchanged in one step, in a loop, or after a look.</summary>
internal static class InterlockedSmallPrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static Task CompareExchange_OfSByteInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            sbyte old;
            do
                old = cells.SByte;
            while (Interlocked.CompareExchange(ref cells.SByte, (sbyte)(old + 1), old) != old);
        },
        static cells => Assert.Equal(2, cells.SByte));

    [Wrong(Family)]
    public static Task CompareExchange_OfSByteOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.SByte;
            Interlocked.CompareExchange(ref cells.SByte, (sbyte)(old + 1), old);
        },
        static cells => Assert.Equal(2, cells.SByte));

    [Wrong(Family)]
    public static Task Exchange_OfSByteAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.SByte;
            Interlocked.Exchange(ref cells.SByte, (sbyte)(old + 1));
        },
        static cells => Assert.Equal(2, cells.SByte));

    [Correct(Family)]
    public static Task CompareExchange_OfByteInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            byte old;
            do
                old = cells.Byte;
            while (Interlocked.CompareExchange(ref cells.Byte, (byte)(old + 1), old) != old);
        },
        static cells => Assert.Equal(2, cells.Byte));

    [Wrong(Family)]
    public static Task CompareExchange_OfByteOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Byte;
            Interlocked.CompareExchange(ref cells.Byte, (byte)(old + 1), old);
        },
        static cells => Assert.Equal(2, cells.Byte));

    [Wrong(Family)]
    public static Task Exchange_OfByteAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Byte;
            Interlocked.Exchange(ref cells.Byte, (byte)(old + 1));
        },
        static cells => Assert.Equal(2, cells.Byte));

    [Correct(Family)]
    public static Task CompareExchange_OfInt16InALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            short old;
            do
                old = cells.Int16;
            while (Interlocked.CompareExchange(ref cells.Int16, (short)(old + 1), old) != old);
        },
        static cells => Assert.Equal(2, cells.Int16));

    [Wrong(Family)]
    public static Task CompareExchange_OfInt16Once_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Int16;
            Interlocked.CompareExchange(ref cells.Int16, (short)(old + 1), old);
        },
        static cells => Assert.Equal(2, cells.Int16));

    [Wrong(Family)]
    public static Task Exchange_OfInt16AfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Int16;
            Interlocked.Exchange(ref cells.Int16, (short)(old + 1));
        },
        static cells => Assert.Equal(2, cells.Int16));

    [Correct(Family)]
    public static Task CompareExchange_OfUInt16InALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            ushort old;
            do
                old = cells.UInt16;
            while (Interlocked.CompareExchange(ref cells.UInt16, (ushort)(old + 1), old) != old);
        },
        static cells => Assert.Equal(2, cells.UInt16));

    [Wrong(Family)]
    public static Task CompareExchange_OfUInt16Once_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.UInt16;
            Interlocked.CompareExchange(ref cells.UInt16, (ushort)(old + 1), old);
        },
        static cells => Assert.Equal(2, cells.UInt16));

    [Wrong(Family)]
    public static Task Exchange_OfUInt16AfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.UInt16;
            Interlocked.Exchange(ref cells.UInt16, (ushort)(old + 1));
        },
        static cells => Assert.Equal(2, cells.UInt16));

    [Correct(Family)]
    public static Task CompareExchange_OfCharInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            char old;
            do
                old = cells.Char;
            while (Interlocked.CompareExchange(ref cells.Char, (char)(old + 1), old) != old);
        },
        static cells => Assert.Equal((char)2, cells.Char));

    [Wrong(Family)]
    public static Task CompareExchange_OfCharOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Char;
            Interlocked.CompareExchange(ref cells.Char, (char)(old + 1), old);
        },
        static cells => Assert.Equal((char)2, cells.Char));

    [Wrong(Family)]
    public static Task Exchange_OfCharAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Char;
            Interlocked.Exchange(ref cells.Char, (char)(old + 1));
        },
        static cells => Assert.Equal((char)2, cells.Char));

    [Correct(Family)]
    public static Task CompareExchange_OfEnumInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            DayOfWeek old;
            do
                old = cells.Enum;
            while (Interlocked.CompareExchange(ref cells.Enum, old + 1, old) != old);
        },
        static cells => Assert.Equal(DayOfWeek.Tuesday, cells.Enum));

    [Wrong(Family)]
    public static Task CompareExchange_OfEnumOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Enum;
            Interlocked.CompareExchange(ref cells.Enum, old + 1, old);
        },
        static cells => Assert.Equal(DayOfWeek.Tuesday, cells.Enum));

    [Wrong(Family)]
    public static Task Exchange_OfEnumAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Enum;
            Interlocked.Exchange(ref cells.Enum, old + 1);
        },
        static cells => Assert.Equal(DayOfWeek.Tuesday, cells.Enum));
}
