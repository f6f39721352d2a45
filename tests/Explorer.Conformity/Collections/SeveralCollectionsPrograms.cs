using System.Collections.Concurrent;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>BlockingCollection: adding to any of several, and taking from any.</summary>
internal static class SeveralCollectionsPrograms
{
    private const string Family = "BlockingCollection";

    [Correct(Family, IsSmall = false)]
    public static async Task AddToAny_OfTwoFullOnes_WaitsForRoomInEither()
    {
        BlockingCollection<string>[] both = [new(1) { "a" }, new(1) { "b" }];
        var taker = Task.Run(() => both[1].Take());
        Assert.Equal(1, BlockingCollection<string>.AddToAny(both, "c"));
        Assert.Equal("b", await taker);
        Assert.Equal("c", both[1].Take());
    }

    [Wrong(Family)]
    public static async Task AddToAny_ByTwo_MayFillTheSecondFirst()
    {
        BlockingCollection<string>[] both = [new(1), new(1)];
        await Task.WhenAll(Task.Run(() => Add("a")), Task.Run(() => Add("b")));
        Assert.Equal("a", both[0].Take());

        void Add(string item) => BlockingCollection<string>.AddToAny(both, item);
    }

    [Wrong(Family)]
    public static async Task TryAddToAny_ByTwo_MayFindNoRoom()
    {
        BlockingCollection<string>[] both = [new(1) { "a" }, new(1) { "b" }];
        var taker = Task.Run(() => both[0].Take());
        var adder = Task.Run(() => BlockingCollection<string>.TryAddToAny(both, "c"));
        Assert.Equal("a", await taker);
        Assert.Equal(0, await adder);
    }

    [Wrong(Family)]
    public static async Task TakeFromAny_OfTwo_MayTakeFromTheSecond()
    {
        BlockingCollection<string>[] both = [new(), new()];
        var adders = Task.WhenAll(Task.Run(() => both[0].Add("a")), Task.Run(() => both[1].Add("b")));
        Assert.Equal(0, BlockingCollection<string>.TakeFromAny(both, out var item));
        Assert.Equal("a", item);
        await adders;
    }
}
