namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Task.Yield, Status and ConfigureAwait(bool): what gives way, and what does not.</summary>
internal static class YieldPrograms
{
    private const string Family = "Awaiting tasks";

    [Correct(Family, IsSmall = false)]
    public static async Task Yield_AfterTheWrite_KeepsBoth()
    {
        var count = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count);

        async Task Increment()
        {
            Interlocked.Increment(ref count);
            await Task.Yield();
        }
    }

    [Wrong(Family)]
    public static async Task Yield_TakenForOrder_IsNone()
    {
        var isWritten = 0;
        var writer = Task.Run(() => Volatile.Write(ref isWritten, 1));
        await Task.Yield();
        Assert.Equal(1, Volatile.Read(ref isWritten));
        await writer;
    }

    [Correct(Family)]
    public static async Task ConfigureAwait_BeforeTheIncrement_KeepsBoth()
    {
        var count = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count);

        async Task Increment()
        {
            await Task.CompletedTask.ConfigureAwait(true);
            Interlocked.Increment(ref count);
        }
    }

    [Wrong(Family)]
    public static async Task ConfigureAwait_BetweenReadAndWrite_LosesOne()
    {
        var count = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count);

        async Task Increment()
        {
            var read = count;
            await Task.CompletedTask.ConfigureAwait(true);
            count = read + 1;
        }
    }
}
