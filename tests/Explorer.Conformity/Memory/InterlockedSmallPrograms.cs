namespace Weft.Exploration.Conformity.Memory;

/// <summary>
/// Values of 8 and 16 bits, and of the generic overloads: characters and enumerations: compared and exchanged in one step, or in two.
/// </summary>
internal static class InterlockedSmallPrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static Task SByte_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            sbyte old;
            do
                old = cells.SByte;
            while (Interlocked.CompareExchange(ref cells.SByte, (sbyte)(old + 1), old) != old);
        },
        static cells => Assert.Equal(2, cells.SByte));

    [Wrong(Family)]
    public static Task SByte_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.SByte, 0, 0); // a read
            Interlocked.Exchange(ref cells.SByte, (sbyte)(old + 1));
        },
        static cells => Assert.Equal(2, cells.SByte));

    [Correct(Family)]
    public static Task Byte_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            byte old;
            do
                old = cells.Byte;
            while (Interlocked.CompareExchange(ref cells.Byte, (byte)(old + 1), old) != old);
        },
        static cells => Assert.Equal(2, cells.Byte));

    [Wrong(Family)]
    public static Task Byte_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Byte, 0, 0); // a read
            Interlocked.Exchange(ref cells.Byte, (byte)(old + 1));
        },
        static cells => Assert.Equal(2, cells.Byte));

    [Correct(Family)]
    public static Task Int16_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            short old;
            do
                old = cells.Int16;
            while (Interlocked.CompareExchange(ref cells.Int16, (short)(old + 1), old) != old);
        },
        static cells => Assert.Equal(2, cells.Int16));

    [Wrong(Family)]
    public static Task Int16_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Int16, 0, 0); // a read
            Interlocked.Exchange(ref cells.Int16, (short)(old + 1));
        },
        static cells => Assert.Equal(2, cells.Int16));

    [Correct(Family)]
    public static Task UInt16_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            ushort old;
            do
                old = cells.UInt16;
            while (Interlocked.CompareExchange(ref cells.UInt16, (ushort)(old + 1), old) != old);
        },
        static cells => Assert.Equal(2, cells.UInt16));

    [Wrong(Family)]
    public static Task UInt16_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.UInt16, 0, 0); // a read
            Interlocked.Exchange(ref cells.UInt16, (ushort)(old + 1));
        },
        static cells => Assert.Equal(2, cells.UInt16));

    [Correct(Family)]
    public static Task Char_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            char old;
            do
                old = cells.Char;
            while (Interlocked.CompareExchange(ref cells.Char, (char)(old + 1), old) != old);
        },
        static cells => Assert.Equal((char)2, cells.Char));

    [Wrong(Family)]
    public static Task Char_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Char, '\0', '\0'); // a read
            Interlocked.Exchange(ref cells.Char, (char)(old + 1));
        },
        static cells => Assert.Equal((char)2, cells.Char));

    [Correct(Family)]
    public static Task Enum_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            DayOfWeek old;
            do
                old = cells.Enum;
            while (Interlocked.CompareExchange(ref cells.Enum, old + 1, old) != old);
        },
        static cells => Assert.Equal(DayOfWeek.Tuesday, cells.Enum));

    [Wrong(Family)]
    public static Task Enum_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Enum, default, default); // a read
            Interlocked.Exchange(ref cells.Enum, old + 1);
        },
        static cells => Assert.Equal(DayOfWeek.Tuesday, cells.Enum));
}
