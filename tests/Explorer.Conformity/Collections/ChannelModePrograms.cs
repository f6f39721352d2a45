using System.Threading.Channels;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>What each kind of channel does with an item that it has no room for, and in which order it gives them.</summary>
internal static class ChannelModePrograms
{
    private const string Family = "Channels";

    [Correct(Family)]
    public static Task DropNewest_ByTwo_KeepsOneAndDropsTheOther() => KeepsOneAndDropsTheOther(BoundedChannelFullMode.DropNewest);

    [Correct(Family)]
    public static Task DropWrite_ByTwo_KeepsOneAndDropsTheOther() => KeepsOneAndDropsTheOther(BoundedChannelFullMode.DropWrite);

    [Wrong(Family)]
    public static Task DropOldest_ByTwo_MayDropTheSecond() => Keeps("b", BoundedChannelFullMode.DropOldest);

    [Wrong(Family)]
    public static Task DropNewest_ByTwo_MayDropTheFirst() => Keeps("b", BoundedChannelFullMode.DropNewest);

    [Wrong(Family)]
    public static Task DropWrite_ByTwo_MayDropTheFirst() => Keeps("a", BoundedChannelFullMode.DropWrite);

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Wait_ForRoomThatNobodyMakes_IsStuck()
    {
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.Wait });
        var writer = Task.Run(async () =>
        {
            await channel.Writer.WriteAsync("a");
            await channel.Writer.WriteAsync("b");
        });
        await Task.Run(() => channel.Reader.TryRead(out _)); // takes one only if it comes in between
        await Task.Run(() => channel.Reader.TryRead(out _));
        await writer;
    }

    [Wrong(Family)]
    public static async Task Prioritized_ReadBetweenTheWrites_GivesTheGreaterFirst()
    {
        var channel = Channel.CreateUnboundedPrioritized<int>();
        var writer = Task.Run(() =>
        {
            channel.Writer.TryWrite(2);
            channel.Writer.TryWrite(1);
        });
        Assert.Equal(1, await Task.Run(async () => await channel.Reader.ReadAsync()));
        await writer;
    }

    [Wrong(Family)]
    public static async Task ReadAll_ByTwo_SharesTheItems()
    {
        var channel = Channel.CreateUnbounded<string>();
        channel.Writer.TryWrite("a");
        channel.Writer.TryWrite("b");
        channel.Writer.Complete();
        var counts = await Task.WhenAll(Task.Run(Count), Task.Run(Count));
        Assert.Equal([2, 0], counts);

        async Task<int> Count()
        {
            var count = 0;
            await foreach (var item in channel.Reader.ReadAllAsync())
                count++;
            return count;
        }
    }

    private static async Task KeepsOneAndDropsTheOther(BoundedChannelFullMode mode)
    {
        var (kept, dropped) = await WriteTwo(mode);
        Assert.Equal(["a", "b"], dropped.Append(kept).Order());
    }

    private static async Task Keeps(string expected, BoundedChannelFullMode mode) => Assert.Equal(expected, (await WriteTwo(mode)).Kept);

    private static async Task<(string Kept, List<string> Dropped)> WriteTwo(BoundedChannelFullMode mode)
    {
        var dropped = new List<string>();
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = mode }, dropped.Add);
        await Task.WhenAll(Task.Run(() => channel.Writer.TryWrite("a")), Task.Run(() => channel.Writer.TryWrite("b")));
        Assert.True(channel.Reader.TryRead(out var kept));
        return (kept, dropped);
    }
}
