namespace Weft.Exploration.Conformity.Memory;

/// <summary>Values of 32 and 64 bits and of the machine's width: exchanged in one step, in a loop, or after a look.</summary>
internal static class InterlockedWordPrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static Task CompareExchange_OfInt32InALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            int old;
            do
                old = cells.Int32;
            while (Interlocked.CompareExchange(ref cells.Int32, old + 1, old) != old);
        },
        static cells => Assert.Equal(2, cells.Int32));

    [Wrong(Family)]
    public static Task CompareExchange_OfInt32Once_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Int32;
            Interlocked.CompareExchange(ref cells.Int32, old + 1, old);
        },
        static cells => Assert.Equal(2, cells.Int32));

    [Wrong(Family)]
    public static Task Exchange_OfInt32AfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Int32;
            Interlocked.Exchange(ref cells.Int32, old + 1);
        },
        static cells => Assert.Equal(2, cells.Int32));

    [Correct(Family)]
    public static Task CompareExchange_OfUInt32InALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            uint old;
            do
                old = cells.UInt32;
            while (Interlocked.CompareExchange(ref cells.UInt32, old + 1, old) != old);
        },
        static cells => Assert.Equal(2u, cells.UInt32));

    [Wrong(Family)]
    public static Task CompareExchange_OfUInt32Once_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.UInt32;
            Interlocked.CompareExchange(ref cells.UInt32, old + 1, old);
        },
        static cells => Assert.Equal(2u, cells.UInt32));

    [Wrong(Family)]
    public static Task Exchange_OfUInt32AfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.UInt32;
            Interlocked.Exchange(ref cells.UInt32, old + 1);
        },
        static cells => Assert.Equal(2u, cells.UInt32));

    [Correct(Family)]
    public static Task CompareExchange_OfInt64InALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            long old;
            do
                old = cells.Int64;
            while (Interlocked.CompareExchange(ref cells.Int64, old + 1, old) != old);
        },
        static cells => Assert.Equal(2L, cells.Int64));

    [Wrong(Family)]
    public static Task CompareExchange_OfInt64Once_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Int64;
            Interlocked.CompareExchange(ref cells.Int64, old + 1, old);
        },
        static cells => Assert.Equal(2L, cells.Int64));

    [Wrong(Family)]
    public static Task Exchange_OfInt64AfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Int64;
            Interlocked.Exchange(ref cells.Int64, old + 1);
        },
        static cells => Assert.Equal(2L, cells.Int64));

    [Correct(Family)]
    public static Task CompareExchange_OfUInt64InALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            ulong old;
            do
                old = cells.UInt64;
            while (Interlocked.CompareExchange(ref cells.UInt64, old + 1, old) != old);
        },
        static cells => Assert.Equal(2UL, cells.UInt64));

    [Wrong(Family)]
    public static Task CompareExchange_OfUInt64Once_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.UInt64;
            Interlocked.CompareExchange(ref cells.UInt64, old + 1, old);
        },
        static cells => Assert.Equal(2UL, cells.UInt64));

    [Wrong(Family)]
    public static Task Exchange_OfUInt64AfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.UInt64;
            Interlocked.Exchange(ref cells.UInt64, old + 1);
        },
        static cells => Assert.Equal(2UL, cells.UInt64));

    [Correct(Family)]
    public static Task CompareExchange_OfIntPtrInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            nint old;
            do
                old = cells.IntPtr;
            while (Interlocked.CompareExchange(ref cells.IntPtr, old + 1, old) != old);
        },
        static cells => Assert.Equal(2, cells.IntPtr));

    [Wrong(Family)]
    public static Task CompareExchange_OfIntPtrOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.IntPtr;
            Interlocked.CompareExchange(ref cells.IntPtr, old + 1, old);
        },
        static cells => Assert.Equal(2, cells.IntPtr));

    [Wrong(Family)]
    public static Task Exchange_OfIntPtrAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.IntPtr;
            Interlocked.Exchange(ref cells.IntPtr, old + 1);
        },
        static cells => Assert.Equal(2, cells.IntPtr));

    [Correct(Family)]
    public static Task CompareExchange_OfUIntPtrInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            nuint old;
            do
                old = cells.UIntPtr;
            while (Interlocked.CompareExchange(ref cells.UIntPtr, old + 1, old) != old);
        },
        static cells => Assert.Equal(2u, cells.UIntPtr));

    [Wrong(Family)]
    public static Task CompareExchange_OfUIntPtrOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.UIntPtr;
            Interlocked.CompareExchange(ref cells.UIntPtr, old + 1, old);
        },
        static cells => Assert.Equal(2u, cells.UIntPtr));

    [Wrong(Family)]
    public static Task Exchange_OfUIntPtrAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.UIntPtr;
            Interlocked.Exchange(ref cells.UIntPtr, old + 1);
        },
        static cells => Assert.Equal(2u, cells.UIntPtr));
}
