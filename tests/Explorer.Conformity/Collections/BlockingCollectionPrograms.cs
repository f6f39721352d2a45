using System.Collections.Concurrent;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>BlockingCollection: adding and taking that block, with time-outs and tokens, over several collections, to the end.</summary>
internal static class BlockingCollectionPrograms
{
    private const string Family = "BlockingCollection";

    [Correct(Family, IsSmall = false)]
    public static async Task Take_OfAnEmptyCollection_WaitsForAnItem()
    {
        var items = new BlockingCollection<string>();
        var adder = Task.Run(() => items.Add("a"));
        Assert.Equal("a", items.Take());
        await adder;
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Add_ToAFullCollection_WaitsForRoom()
    {
        var items = new BlockingCollection<string>(boundedCapacity: 1) { "a" };
        var adder = Task.Run(() => items.Add("b"));
        Assert.Equal("a", items.Take());
        Assert.Equal("b", items.Take());
        await adder;
    }

    [Correct(Family, IsSmall = false)]
    public static async Task TryTake_WithATimeOut_TakesOrGivesUp()
    {
        var items = new BlockingCollection<string>();
        var adder = Task.Run(() => items.Add("a"));
        var taken = items.TryTake(out var item, TimeSpan.FromHours(1));
        Assert.Equal(taken ? "a" : null, item);
        await adder;
        Assert.Equal(taken ? 0 : 1, items.Count);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Take_WhoseTokenIsCancelled_IsCancelled()
    {
        var items = new BlockingCollection<string>();
        using var source = new CancellationTokenSource();
        var taker = Task.Run(() => items.Take(source.Token));
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taker);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task ConsumingAll_UntilNothingIsAdded_GetsEverything()
    {
        var items = new BlockingCollection<string>(new ConcurrentStack<string>());
        var adder = Task.Run(() =>
        {
            items.Add("a");
            items.CompleteAdding();
        });
        Assert.Equal(["a"], items.GetConsumingEnumerable());
        Assert.True(items.IsCompleted);
        await adder;
    }

    [Correct(Family, IsSmall = false)]
    public static async Task TakeFromAny_OfTwo_TakesFromTheOneThatHasSomething()
    {
        BlockingCollection<string>[] both = [new(), new()];
        var adder = Task.Run(() => both[1].Add("a"));
        Assert.Equal(1, BlockingCollection<string>.TakeFromAny(both, out var item));
        Assert.Equal("a", item);
        await adder;
    }

    [Wrong(Family)]
    public static async Task TryTake_AfterLooking_MayComeTooLate()
    {
        var items = new BlockingCollection<string> { "only" };
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            if (items.Count > 0)
                Assert.True(items.TryTake(out _));
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Take_AfterLooking_MayWaitForEver()
    {
        var items = new BlockingCollection<string> { "only" };
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            if (items.Count > 0)
                items.Take();
        }
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Add_WhileAddingIsCompleted_MayComeTooLate()
    {
        var items = new BlockingCollection<string>();
        var adder = Task.Run(() =>
        {
            if (!items.IsAddingCompleted)
                items.Add("a");
        });
        await adder.WaitAsync(TimeSpan.FromDays(1)).ContinueWith(_ => { }, TaskScheduler.Default);
        items.CompleteAdding();
        await adder;
    }
}
