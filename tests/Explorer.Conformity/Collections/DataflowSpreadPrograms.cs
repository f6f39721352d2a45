using System.Threading.Tasks.Dataflow;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>Dataflow blocks that keep one, give to all, or gather several; and sending with a token.</summary>
internal static class DataflowSpreadPrograms
{
    private const string Family = "Dataflow blocks";

    [Correct(Family, IsSmall = false)]
    public static async Task Broadcast_ToTwoTargets_ReachesBoth()
    {
        var broadcast = new BroadcastBlock<string>(null);
        var (left, right) = (new BufferBlock<string>(), new BufferBlock<string>());
        broadcast.LinkTo(left);
        broadcast.LinkTo(right);
        var poster = Task.Run(() => broadcast.Post("a"));
        Assert.Equal("a", await left.ReceiveAsync());
        Assert.Equal("a", await right.ReceiveAsync());
        Assert.True(await poster);
    }

    [Wrong(Family)]
    public static async Task Broadcast_ReceivedFromLate_HasForgottenTheFirst()
    {
        var broadcast = new BroadcastBlock<string>(null);
        broadcast.Post("first");
        var poster = Task.Run(() => broadcast.Post("second"));
        Assert.Equal("first", broadcast.Receive());
        await poster;
    }

    [Correct(Family, IsSmall = false)]
    public static async Task WriteOnce_PostedToByTwo_KeepsTheOneThatItTook()
    {
        var block = new WriteOnceBlock<string>(null);
        var taken = await Task.WhenAll(Task.Run(() => block.Post("a")), Task.Run(() => block.Post("b")));
        Assert.Single(taken, true);
        Assert.Equal(taken[0] ? "a" : "b", await block.ReceiveAsync());
    }

    [Wrong(Family)]
    public static async Task WriteOnce_PostedToByTwo_MayTakeTheSecond()
    {
        var block = new WriteOnceBlock<string>(null);
        await Task.WhenAll(Task.Run(() => block.Post("a")), Task.Run(() => block.Post("b")));
        Assert.Equal("a", await block.ReceiveAsync());
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Batch_OfTwo_GathersBoth()
    {
        var batch = new BatchBlock<string>(2);
        await Task.WhenAll(Task.Run(() => batch.Post("a")), Task.Run(() => batch.Post("b")));
        Assert.Equal(["a", "b"], (await batch.ReceiveAsync()).Order());
    }

    [Wrong(Family)]
    public static async Task Batch_OfTwo_MayGatherTheSecondFirst()
    {
        var batch = new BatchBlock<string>(2);
        await Task.WhenAll(Task.Run(() => batch.Post("a")), Task.Run(() => batch.Post("b")));
        Assert.Equal(["a", "b"], await batch.ReceiveAsync());
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Send_WithAToken_IsTakenOrCancelled()
    {
        var buffer = new BufferBlock<string>(new() { BoundedCapacity = 1 });
        buffer.Post("a");
        using var source = new CancellationTokenSource();
        var sending = buffer.SendAsync("b", source.Token);
        var canceller = Task.Run(source.Cancel);
        Assert.Equal("a", await buffer.ReceiveAsync());
        try
        {
            Assert.True(await sending);
            Assert.Equal("b", await buffer.ReceiveAsync());
        }
        catch (OperationCanceledException)
        {
            Assert.Equal(0, buffer.Count);
        }
        await canceller;
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Send_WithAToken_MayBeCancelledFirst()
    {
        var buffer = new BufferBlock<string>(new() { BoundedCapacity = 1 });
        buffer.Post("a");
        using var source = new CancellationTokenSource();
        var sending = buffer.SendAsync("b", source.Token);
        Assert.Equal("a", buffer.Receive());
        var canceller = Task.Run(source.Cancel);
        await sending;
        await canceller;
    }
}
