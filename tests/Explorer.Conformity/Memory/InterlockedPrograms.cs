namespace Weft.Exploration.Conformity.Memory;

/// <summary>Interlocked: what is one step, in every width, and what is two.</summary>
internal static class InterlockedPrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static async Task Increment_ByTwo_CountsBoth()
    {
        var count = new Cell();
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count.Wide);

        void Increment() => Interlocked.Increment(ref count.Wide);
    }

    [Correct(Family)]
    public static async Task CompareExchange_InALoop_CountsBoth()
    {
        var count = new Cell();
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count.Small);

        void Increment()
        {
            byte read;
            do
                read = Volatile.Read(ref count.Small);
            while (Interlocked.CompareExchange(ref count.Small, (byte)(read + 1), read) != read);
        }
    }

    [Correct(Family)]
    public static async Task Exchange_OfAnyType_IsWonByOne()
    {
        var cell = new Cell();
        var won = await Task.WhenAll(Task.Run(Claim), Task.Run(Claim));
        Assert.Single(won, true);

        bool Claim() => !Interlocked.Exchange(ref cell.Claimed, true);
    }

    [Correct(Family)]
    public static async Task CompareExchange_OfAnEnum_IsWonByOne()
    {
        var cell = new Cell();
        var seen = await Task.WhenAll(Task.Run(Move), Task.Run(Move));
        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Friday], seen.Order());

        DayOfWeek Move() => Interlocked.CompareExchange(ref cell.Day, DayOfWeek.Friday, DayOfWeek.Sunday);
    }

    [Correct(Family)]
    public static async Task OrAndAnd_ByTwo_KeepTheBitsOfBoth()
    {
        var cell = new Cell { Bits = 0b1100 };
        await Task.WhenAll(
            Task.Run(() => Interlocked.Or(ref cell.Bits, 0b0011UL)), Task.Run(() => Interlocked.And(ref cell.Bits, ~0b1000UL)));
        Assert.Equal(0b0111UL, cell.Bits);
    }

    [Correct(Family)]
    public static async Task Exchange_OfAReference_HandsEachOnToOne()
    {
        var cell = new Cell { Text = "a" };
        var taken = await Task.WhenAll(
            Task.Run(() => Interlocked.Exchange(ref cell.Text, "b")), Task.Run(() => Interlocked.Exchange(ref cell.Text, "c")));
        Assert.Equal(["a", "b", "c"], taken.Append(cell.Text).Order());
    }

    [Wrong(Family)]
    public static async Task Increment_OutOfAReadAndAnExchange_LosesOne()
    {
        var count = new Cell();
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count.Wide);

        void Increment() => Interlocked.Exchange(ref count.Wide, Interlocked.Read(ref count.Wide) + 1);
    }

    [Wrong(Family)]
    public static async Task Increment_OfAPlainFieldThatIsAtomicElsewhere_LosesOne()
    {
        var count = new Cell();
        await Task.WhenAll(Task.Run(() => count.Counted++), Task.Run(() => Interlocked.Increment(ref count.Counted)));
        Assert.Equal(2, count.Counted);
    }

    [Wrong(Family)]
    public static async Task CompareExchange_WithoutALoop_LosesOne()
    {
        var count = new Cell();
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count.Short);

        void Increment()
        {
            var read = Volatile.Read(ref count.Short);
            Interlocked.CompareExchange(ref count.Short, (short)(read + 1), read);
        }
    }

    [Wrong(Family)]
    public static async Task Add_ThenRead_SeesTheOthers()
    {
        var cell = new Cell();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));

        void Add()
        {
            var mine = Interlocked.Add(ref cell.Counted, 1);
            Assert.Equal(mine, cell.Counted);
        }
    }

    private sealed class Cell
    {
        public byte Small;
        public short Short;
        public int Counted;
        public long Wide;
        public ulong Bits;
        public bool Claimed;
        public DayOfWeek Day;
        public string Text = "";
    }
}
