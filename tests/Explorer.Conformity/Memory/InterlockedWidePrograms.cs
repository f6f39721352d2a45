namespace Weft.Exploration.Conformity.Memory;

/// <summary>Values of floating point, and references: compared and exchanged in one step, or in two.</summary>
internal static class InterlockedWidePrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static Task Single_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            float old;
            do
                old = cells.Single;
            while (Interlocked.CompareExchange(ref cells.Single, old + 1, old) != old);
        },
        static cells => Assert.Equal(2f, cells.Single));

    [Wrong(Family)]
    public static Task Single_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Single, 0, 0); // a read
            Interlocked.Exchange(ref cells.Single, old + 1);
        },
        static cells => Assert.Equal(2f, cells.Single));

    [Correct(Family)]
    public static Task Double_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            double old;
            do
                old = cells.Double;
            while (Interlocked.CompareExchange(ref cells.Double, old + 1, old) != old);
        },
        static cells => Assert.Equal(2d, cells.Double));

    [Wrong(Family)]
    public static Task Double_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Double, 0, 0); // a read
            Interlocked.Exchange(ref cells.Double, old + 1);
        },
        static cells => Assert.Equal(2d, cells.Double));

    [Correct(Family)]
    public static Task Object_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            object old;
            do
                old = cells.Object;
            while (!ReferenceEquals(Interlocked.CompareExchange(ref cells.Object, $"{old}|", old), old));
        },
        static cells => Assert.Equal("||", cells.Object));

    [Wrong(Family)]
    public static Task Object_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.Object, "", ""); // a read
            Interlocked.Exchange(ref cells.Object, $"{old}|");
        },
        static cells => Assert.Equal("||", cells.Object));

    [Correct(Family)]
    public static Task String_ComparedAndExchangedInALoop_KeepsBoth() => Cells.ByTwo(
        static cells =>
        {
            string old;
            do
                old = cells.String;
            while (!ReferenceEquals(Interlocked.CompareExchange(ref cells.String, old + "|", old), old));
        },
        static cells => Assert.Equal("||", cells.String));

    [Wrong(Family)]
    public static Task String_ReadAndExchanged_LosesOne() => Cells.ByTwo(
        static cells =>
        {
            var old = Interlocked.CompareExchange(ref cells.String, "", ""); // a read
            Interlocked.Exchange(ref cells.String, old + "|");
        },
        static cells => Assert.Equal("||", cells.String));
}
