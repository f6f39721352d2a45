using System.Threading.Tasks.Dataflow;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>Dataflow blocks: buffering, running actions, passing on, joining, and completing.</summary>
internal static class DataflowPrograms
{
    private const string Family = "Dataflow blocks";

    [Correct(Family, IsSmall = false)]
    public static async Task Buffer_PostedTo_GivesItToTheReceiver()
    {
        var buffer = new BufferBlock<string>();
        var poster = Task.Run(() => buffer.Post("a"));
        Assert.Equal("a", await buffer.ReceiveAsync());
        Assert.True(await poster);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Action_PostedToTwice_RunsOneAfterTheOther()
    {
        var (count, inside) = (0, 0);
        var block = new ActionBlock<int>(number =>
        {
            Assert.Equal(1, ++inside);
            Interleaving.Point();
            count += number;
            inside--;
        });
        await Task.WhenAll(Task.Run(() => block.Post(1)), Task.Run(() => block.Post(2)));
        block.Complete();
        await block.Completion;
        Assert.Equal(3, count);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Transform_LinkedToAnAction_PassesOnInOrder()
    {
        var seen = new List<string>();
        var transform = new TransformBlock<int, string>(async number =>
        {
            await Task.Yield();
            return $"item {number}";
        });
        var action = new ActionBlock<string>(seen.Add);
        transform.LinkTo(action, new DataflowLinkOptions { PropagateCompletion = true });
        transform.Post(1);
        transform.Post(2);
        transform.Complete();
        await action.Completion;
        Assert.Equal(["item 1", "item 2"], seen);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Buffer_WithRoomForOne_MakesTheSenderWait()
    {
        var buffer = new BufferBlock<string>(new() { BoundedCapacity = 1 });
        Assert.True(await buffer.SendAsync("a"));
        var second = buffer.SendAsync("b");
        Assert.Equal("a", await buffer.ReceiveAsync());
        Assert.True(await second);
        Assert.Equal("b", await buffer.ReceiveAsync());
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Join_OfTwo_WaitsForBoth()
    {
        var join = new JoinBlock<string, int>();
        await Task.WhenAll(Task.Run(() => join.Target1.Post("a")), Task.Run(() => join.Target2.Post(1)));
        Assert.Equal(Tuple.Create("a", 1), await join.ReceiveAsync());
    }

    [Wrong(Family)]
    public static async Task Action_InParallel_LosesAnUpdate()
    {
        var count = 0;
        var block = new ActionBlock<int>(
            number =>
            {
                var read = count;
                Interleaving.Point();
                count = read + number;
            },
            new() { MaxDegreeOfParallelism = 2 });
        block.Post(1);
        block.Post(2);
        block.Complete();
        await block.Completion;
        Assert.Equal(3, count);
    }

    [Wrong(Family)]
    public static async Task Buffer_LookedAtAndThenReceivedFrom_MayBeEmpty()
    {
        var buffer = new BufferBlock<string>();
        buffer.Post("only");
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            if (buffer.Count > 0)
                Assert.True(buffer.TryReceive(out _));
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Receive_AfterLooking_MayWaitForEver()
    {
        var buffer = new BufferBlock<string>();
        buffer.Post("only");
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        async Task Take()
        {
            if (buffer.Count > 0)
                await buffer.ReceiveAsync();
        }
    }
}
