namespace Weft.Exploration.Conformity.Memory;

/// <summary>What Interlocked computes, in each width: the result that it gives back is that of the same step.</summary>
internal static class InterlockedArithmeticPrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static Task IncrementAddAndDecrement_OfInt32_LeaveTwo() => Cells.ByTwo(
        static cells =>
        {
            Interlocked.Increment(ref cells.Int32);
            Interlocked.Add(ref cells.Int32, 1);
            Interlocked.Decrement(ref cells.Int32);
        },
        static cells => Assert.Equal(2, cells.Int32));

    [Wrong(Family)]
    public static Task Increment_OfInt32FollowedByARead_SeesTheOthers() => Cells.ByTwo(
        static cells => Assert.Equal(Interlocked.Increment(ref cells.Int32), Volatile.Read(ref cells.Int32)),
        static _ => { });

    [Wrong(Family)]
    public static Task Decrement_OfInt32WhereTwoGoBelow_IsNotGuarded() => Cells.ByTwo(
        static cells =>
        {
            if (Interlocked.Add(ref cells.Int32, 1) == 1)
                Interlocked.Decrement(ref cells.Int32);
        },
        static cells => Assert.Equal(0, cells.Int32));

    [Correct(Family)]
    public static Task OrAndAnd_OfInt32_GiveTheValueBefore() => Cells.ByTwo(
        static cells =>
        {
            if ((Interlocked.Or(ref cells.Int32, 1) & 1) == 0)
                Assert.Equal(1, Interlocked.And(ref cells.Int32, ~1) & 1);
        },
        static cells => Assert.Equal(0, cells.Int32));

    [Wrong(Family)]
    public static Task Or_OfInt32TakenForALock_IsClearedByTheOther() => Cells.ByTwo(
        static cells =>
        {
            Interlocked.Or(ref cells.Int32, 1);
            Assert.Equal(1, Volatile.Read(ref cells.Int32));
            Interlocked.And(ref cells.Int32, ~1);
        },
        static _ => { });

    [Correct(Family)]
    public static Task IncrementAddAndDecrement_OfUInt32_LeaveTwo() => Cells.ByTwo(
        static cells =>
        {
            Interlocked.Increment(ref cells.UInt32);
            Interlocked.Add(ref cells.UInt32, 1u);
            Interlocked.Decrement(ref cells.UInt32);
        },
        static cells => Assert.Equal(2u, cells.UInt32));

    [Wrong(Family)]
    public static Task Increment_OfUInt32FollowedByARead_SeesTheOthers() => Cells.ByTwo(
        static cells => Assert.Equal(Interlocked.Increment(ref cells.UInt32), Volatile.Read(ref cells.UInt32)),
        static _ => { });

    [Wrong(Family)]
    public static Task Decrement_OfUInt32WhereTwoGoBelow_IsNotGuarded() => Cells.ByTwo(
        static cells =>
        {
            if (Interlocked.Add(ref cells.UInt32, 1u) == 1u)
                Interlocked.Decrement(ref cells.UInt32);
        },
        static cells => Assert.Equal(0u, cells.UInt32));

    [Correct(Family)]
    public static Task OrAndAnd_OfUInt32_GiveTheValueBefore() => Cells.ByTwo(
        static cells =>
        {
            if ((Interlocked.Or(ref cells.UInt32, 1u) & 1u) == 0u)
                Assert.Equal(1u, Interlocked.And(ref cells.UInt32, ~1u) & 1u);
        },
        static cells => Assert.Equal(0u, cells.UInt32));

    [Wrong(Family)]
    public static Task Or_OfUInt32TakenForALock_IsClearedByTheOther() => Cells.ByTwo(
        static cells =>
        {
            Interlocked.Or(ref cells.UInt32, 1u);
            Assert.Equal(1u, Volatile.Read(ref cells.UInt32));
            Interlocked.And(ref cells.UInt32, ~1u);
        },
        static _ => { });

    [Correct(Family)]
    public static Task IncrementAddAndDecrement_OfInt64_LeaveTwo() => Cells.ByTwo(
        static cells =>
        {
            Interlocked.Increment(ref cells.Int64);
            Interlocked.Add(ref cells.Int64, 1L);
            Interlocked.Decrement(ref cells.Int64);
        },
        static cells => Assert.Equal(2L, cells.Int64));

    [Wrong(Family)]
    public static Task Increment_OfInt64FollowedByARead_SeesTheOthers() => Cells.ByTwo(
        static cells => Assert.Equal(Interlocked.Increment(ref cells.Int64), Interlocked.Read(ref cells.Int64)),
        static _ => { });

    [Wrong(Family)]
    public static Task Decrement_OfInt64WhereTwoGoBelow_IsNotGuarded() => Cells.ByTwo(
        static cells =>
        {
            if (Interlocked.Add(ref cells.Int64, 1L) == 1L)
                Interlocked.Decrement(ref cells.Int64);
        },
        static cells => Assert.Equal(0L, cells.Int64));

    [Correct(Family)]
    public static Task OrAndAnd_OfInt64_GiveTheValueBefore() => Cells.ByTwo(
        static cells =>
        {
            if ((Interlocked.Or(ref cells.Int64, 1L) & 1L) == 0L)
                Assert.Equal(1L, Interlocked.And(ref cells.Int64, ~1L) & 1L);
        },
        static cells => Assert.Equal(0L, cells.Int64));

    [Wrong(Family)]
    public static Task Or_OfInt64TakenForALock_IsClearedByTheOther() => Cells.ByTwo(
        static cells =>
        {
            Interlocked.Or(ref cells.Int64, 1L);
            Assert.Equal(1L, Interlocked.Read(ref cells.Int64));
            Interlocked.And(ref cells.Int64, ~1L);
        },
        static _ => { });

    [Correct(Family)]
    public static Task IncrementAddAndDecrement_OfUInt64_LeaveTwo() => Cells.ByTwo(
        static cells =>
        {
            Interlocked.Increment(ref cells.UInt64);
            Interlocked.Add(ref cells.UInt64, 1UL);
            Interlocked.Decrement(ref cells.UInt64);
        },
        static cells => Assert.Equal(2UL, cells.UInt64));

    [Wrong(Family)]
    public static Task Increment_OfUInt64FollowedByARead_SeesTheOthers() => Cells.ByTwo(
        static cells => Assert.Equal(Interlocked.Increment(ref cells.UInt64), Interlocked.Read(ref cells.UInt64)),
        static _ => { });

    [Wrong(Family)]
    public static Task Decrement_OfUInt64WhereTwoGoBelow_IsNotGuarded() => Cells.ByTwo(
        static cells =>
        {
            if (Interlocked.Add(ref cells.UInt64, 1UL) == 1UL)
                Interlocked.Decrement(ref cells.UInt64);
        },
        static cells => Assert.Equal(0UL, cells.UInt64));

    [Correct(Family)]
    public static Task OrAndAnd_OfUInt64_GiveTheValueBefore() => Cells.ByTwo(
        static cells =>
        {
            if ((Interlocked.Or(ref cells.UInt64, 1UL) & 1UL) == 0UL)
                Assert.Equal(1UL, Interlocked.And(ref cells.UInt64, ~1UL) & 1UL);
        },
        static cells => Assert.Equal(0UL, cells.UInt64));

    [Wrong(Family)]
    public static Task Or_OfUInt64TakenForALock_IsClearedByTheOther() => Cells.ByTwo(
        static cells =>
        {
            Interlocked.Or(ref cells.UInt64, 1UL);
            Assert.Equal(1UL, Interlocked.Read(ref cells.UInt64));
            Interlocked.And(ref cells.UInt64, ~1UL);
        },
        static _ => { });
}
