namespace Weft.Exploration.Conformity.Memory;

/// <summary>Values of 32 and 64 bits and of the machine's width: compared and exchanged in one step, or in two.</summary>
internal static class InterlockedWordPrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static Task Int32_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            int old;
            do
                old = cells.Int32;
            while (Interlocked.CompareExchange(ref cells.Int32, old + 1, old) != old);
        },
        static cells => Assert.Equal(2, cells.Int32));

    [Wrong(Family)]
    public static Task Int32_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Int32, 0, 0); // a read
            Interlocked.Exchange(ref cells.Int32, old + 1);
        },
        static cells => Assert.Equal(2, cells.Int32));

    [Correct(Family)]
    public static Task UInt32_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            uint old;
            do
                old = cells.UInt32;
            while (Interlocked.CompareExchange(ref cells.UInt32, old + 1, old) != old);
        },
        static cells => Assert.Equal(2u, cells.UInt32));

    [Wrong(Family)]
    public static Task UInt32_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.UInt32, 0, 0); // a read
            Interlocked.Exchange(ref cells.UInt32, old + 1);
        },
        static cells => Assert.Equal(2u, cells.UInt32));

    [Correct(Family)]
    public static Task Int64_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            long old;
            do
                old = cells.Int64;
            while (Interlocked.CompareExchange(ref cells.Int64, old + 1, old) != old);
        },
        static cells => Assert.Equal(2L, cells.Int64));

    [Wrong(Family)]
    public static Task Int64_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Int64, 0, 0); // a read
            Interlocked.Exchange(ref cells.Int64, old + 1);
        },
        static cells => Assert.Equal(2L, cells.Int64));

    [Correct(Family)]
    public static Task UInt64_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            ulong old;
            do
                old = cells.UInt64;
            while (Interlocked.CompareExchange(ref cells.UInt64, old + 1, old) != old);
        },
        static cells => Assert.Equal(2UL, cells.UInt64));

    [Wrong(Family)]
    public static Task UInt64_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.UInt64, 0, 0); // a read
            Interlocked.Exchange(ref cells.UInt64, old + 1);
        },
        static cells => Assert.Equal(2UL, cells.UInt64));

    [Correct(Family)]
    public static Task IntPtr_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            nint old;
            do
                old = cells.IntPtr;
            while (Interlocked.CompareExchange(ref cells.IntPtr, old + 1, old) != old);
        },
        static cells => Assert.Equal(2, cells.IntPtr));

    [Wrong(Family)]
    public static Task IntPtr_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.IntPtr, 0, 0); // a read
            Interlocked.Exchange(ref cells.IntPtr, old + 1);
        },
        static cells => Assert.Equal(2, cells.IntPtr));

    [Correct(Family)]
    public static Task UIntPtr_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            nuint old;
            do
                old = cells.UIntPtr;
            while (Interlocked.CompareExchange(ref cells.UIntPtr, old + 1, old) != old);
        },
        static cells => Assert.Equal(2u, cells.UIntPtr));

    [Wrong(Family)]
    public static Task UIntPtr_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.UIntPtr, 0, 0); // a read
            Interlocked.Exchange(ref cells.UIntPtr, old + 1);
        },
        static cells => Assert.Equal(2u, cells.UIntPtr));
}
