namespace Weft.Exploration.Conformity.Tasks;

/// <summary>The overloads that take a span, which the compiler prefers where tasks are listed one by one.</summary>
internal static class SpanPrograms
{
    private const string Combining = "Combining tasks";
    private const string Waiting = "Waiting for tasks";

    [Correct(Combining)]
    public static async Task WhenAll_OfASpan_GivesAllResults()
    {
        ReadOnlySpan<Task<string>> both = [Task.Run(static () => "a"), Task.Run(static () => "b")];
        Assert.Equal(["a", "b"], await Task.WhenAll(both));
    }

    [Wrong(Combining)]
    public static async Task WhenAll_OfASpan_MayOutliveTheLastOfIt()
    {
        var (first, second) = (Task.Run(static () => { }), Task.Run(static () => { }));
        ReadOnlySpan<Task> both = [first, second];
        var all = Task.WhenAll(both);
        await second;
        Assert.True(all.IsCompleted);
        await all;
    }

    [Correct(Combining)]
    public static async Task WhenAny_OfASpan_GivesOneThatHasEnded()
    {
        ReadOnlySpan<Task<string>> both = [Task.Run(static () => "a"), Task.Run(static () => "b")];
        var any = Task.WhenAny(both);
        Assert.True((await any).IsCompletedSuccessfully);
    }

    [Wrong(Combining)]
    public static async Task WhenAny_OfASpan_IsNotAlwaysTheFirst()
    {
        var (first, second) = (Task.Run(static () => { }), Task.Run(static () => { }));
        ReadOnlySpan<Task> both = [first, second];
        Assert.Same(first, await Task.WhenAny(both));
    }

    [Correct(Combining)]
    public static async Task WhenEach_OfASpan_GivesEachOnce()
    {
        ReadOnlySpan<Task<string>> both = [Task.Run(static () => "a"), Task.Run(static () => "b")];
        var each = Task.WhenEach(both);
        var seen = new List<string>();
        await foreach (var task in each)
            seen.Add(await task);
        Assert.Equal(["a", "b"], seen.Order());
    }

    [Wrong(Combining)]
    public static async Task WhenEach_OfASpan_DoesNotKeepItsOrder()
    {
        ReadOnlySpan<Task> both = [Task.Run(static () => { }), Task.Run(static () => { })];
        var first = both[0];
        var each = Task.WhenEach(both);
        await foreach (var task in each)
        {
            Assert.Same(first, task);
            break;
        }
    }

    [Correct(Waiting)]
    public static void WaitAll_OfASpan_SeesWhatAllHaveDone()
    {
        var count = 0;
        ReadOnlySpan<Task> both = [Task.Run(() => Interlocked.Increment(ref count)), Task.Run(() => Interlocked.Increment(ref count))];
        Task.WaitAll(both);
        Assert.Equal(2, count);
    }
}
