namespace Weft.Exploration.Conformity.Memory;

/// <summary>Values of floating point, and references: exchanged in one step, in a loop, or after a look.</summary>
internal static class InterlockedWidePrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static Task CompareExchange_OfSingleInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            float old;
            do
                old = cells.Single;
            while (Interlocked.CompareExchange(ref cells.Single, old + 1, old) != old);
        },
        static cells => Assert.Equal(2f, cells.Single));

    [Wrong(Family)]
    public static Task CompareExchange_OfSingleOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Single;
            Interlocked.CompareExchange(ref cells.Single, old + 1, old);
        },
        static cells => Assert.Equal(2f, cells.Single));

    [Wrong(Family)]
    public static Task Exchange_OfSingleAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Single;
            Interlocked.Exchange(ref cells.Single, old + 1);
        },
        static cells => Assert.Equal(2f, cells.Single));

    [Correct(Family)]
    public static Task CompareExchange_OfDoubleInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            double old;
            do
                old = cells.Double;
            while (Interlocked.CompareExchange(ref cells.Double, old + 1, old) != old);
        },
        static cells => Assert.Equal(2d, cells.Double));

    [Wrong(Family)]
    public static Task CompareExchange_OfDoubleOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Double;
            Interlocked.CompareExchange(ref cells.Double, old + 1, old);
        },
        static cells => Assert.Equal(2d, cells.Double));

    [Wrong(Family)]
    public static Task Exchange_OfDoubleAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Double;
            Interlocked.Exchange(ref cells.Double, old + 1);
        },
        static cells => Assert.Equal(2d, cells.Double));

    [Correct(Family)]
    public static Task CompareExchange_OfObjectInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            object old;
            do
                old = cells.Object;
            while (!ReferenceEquals(Interlocked.CompareExchange(ref cells.Object, $"{old}|", old), old));
        },
        static cells => Assert.Equal("||", cells.Object));

    [Wrong(Family)]
    public static Task CompareExchange_OfObjectOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Object;
            Interlocked.CompareExchange(ref cells.Object, $"{old}|", old);
        },
        static cells => Assert.Equal("||", cells.Object));

    [Wrong(Family)]
    public static Task Exchange_OfObjectAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.Object;
            Interlocked.Exchange(ref cells.Object, $"{old}|");
        },
        static cells => Assert.Equal("||", cells.Object));

    [Correct(Family)]
    public static Task CompareExchange_OfStringInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            string old;
            do
                old = cells.String;
            while (!ReferenceEquals(Interlocked.CompareExchange(ref cells.String, old + "|", old), old));
        },
        static cells => Assert.Equal("||", cells.String));

    [Wrong(Family)]
    public static Task CompareExchange_OfStringOnce_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.String;
            Interlocked.CompareExchange(ref cells.String, old + "|", old);
        },
        static cells => Assert.Equal("||", cells.String));

    [Wrong(Family)]
    public static Task Exchange_OfStringAfterARead_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = cells.String;
            Interlocked.Exchange(ref cells.String, old + "|");
        },
        static cells => Assert.Equal("||", cells.String));
}
