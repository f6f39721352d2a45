using System.Threading.Channels;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>Channels of every kind: waiting to read and to write, completing, dropping, and reading all.</summary>
internal static class ChannelPrograms
{
    private const string Family = "Channels";

    [Correct(Family)]
    public static async Task Read_OfAnUnboundedChannel_GetsWhatIsWritten()
    {
        var channel = Channel.CreateUnbounded<string>();
        var reader = Task.Run(async () => await channel.Reader.ReadAsync());
        Assert.True(channel.Writer.TryWrite("a"));
        Assert.Equal("a", await reader);
    }

    [Correct(Family)]
    public static async Task Read_WithSingleReaderAndWriter_GetsWhatIsWritten()
    {
        var channel = Channel.CreateUnbounded<string>(new() { SingleReader = true, SingleWriter = true });
        var reader = Task.Run(async () => await channel.Reader.ReadAsync());
        Assert.True(channel.Writer.TryWrite("a"));
        Assert.Equal("a", await reader);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Write_ToAFullChannel_WaitsForRoom()
    {
        var channel = Channel.CreateBounded<string>(1);
        Assert.True(channel.Writer.TryWrite("a"));
        var writer = Task.Run(async () => await channel.Writer.WriteAsync("b"));
        Assert.Equal("a", await channel.Reader.ReadAsync());
        await writer;
        Assert.Equal("b", await channel.Reader.ReadAsync());
    }

    [Correct(Family)]
    public static async Task Completion_OfAnEmptyChannel_EndsWithTheWriter()
    {
        var channel = Channel.CreateUnbounded<string>();
        var writer = Task.Run(() => channel.Writer.Complete());
        Assert.False(await channel.Reader.WaitToReadAsync());
        await channel.Reader.Completion;
        await writer;
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Completion_WithAnError_IsThrownAtTheReader()
    {
        var channel = Channel.CreateUnbounded<string>();
        var writer = Task.Run(() => channel.Writer.TryComplete(new InvalidDataException("torn")));
        var thrown = await Assert.ThrowsAsync<ChannelClosedException>(async () => await channel.Reader.ReadAsync());
        Assert.Equal("torn", thrown.InnerException!.Message);
        Assert.True(await writer);
    }

    [Correct(Family)]
    public static async Task Write_ThatDropsTheOldest_KeepsTheNewest()
    {
        var dropped = new List<string>();
        var options = new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest };
        var channel = Channel.CreateBounded<string>(options, dropped.Add);
        await Task.WhenAll(Task.Run(() => channel.Writer.TryWrite("a")), Task.Run(() => channel.Writer.TryWrite("b")));
        Assert.True(channel.Reader.TryRead(out var kept));
        Assert.Equal(["a", "b"], dropped.Append(kept).Order());
    }

    [Correct(Family)]
    public static async Task Read_OfAPrioritizedChannel_GetsTheLeastFirst()
    {
        var channel = Channel.CreateUnboundedPrioritized<int>();
        await Task.WhenAll(Task.Run(() => channel.Writer.TryWrite(2)), Task.Run(() => channel.Writer.TryWrite(1)));
        Assert.Equal(1, await channel.Reader.ReadAsync());
        Assert.Equal(2, await channel.Reader.ReadAsync());
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Write_WithoutAnyRoom_MeetsAReader()
    {
        var channel = Channel.CreateBounded<string>(0);
        Assert.False(channel.Writer.TryWrite("to nobody"));
        var reader = Task.Run(async () => await channel.Reader.ReadAsync());
        await channel.Writer.WriteAsync("a");
        Assert.Equal("a", await reader);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task ReadAll_UntilCompletion_GetsEverythingInOrder()
    {
        var channel = Channel.CreateUnbounded<string>();
        var writer = Task.Run(async () =>
        {
            await channel.Writer.WriteAsync("a");
            await channel.Writer.WriteAsync("b");
            channel.Writer.Complete();
        });
        var read = new List<string>();
        await foreach (var item in channel.Reader.ReadAllAsync())
            read.Add(item);
        await writer;
        Assert.Equal(["a", "b"], read);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Read_WhoseTokenIsCancelled_IsCancelled()
    {
        var channel = Channel.CreateUnbounded<string>();
        var source = new CancellationTokenSource();
        var read = channel.Reader.ReadAsync(source.Token).AsTask();
        await Task.Run(source.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Wrong(Family)]
    public static async Task TryRead_AfterWaiting_MayComeTooLate()
    {
        var channel = Channel.CreateUnbounded<string>();
        Assert.True(channel.Writer.TryWrite("only"));
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        async Task Take()
        {
            if (channel.Reader.Count > 0)
                Assert.True(channel.Reader.TryRead(out _));
        }
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Write_WhileTheChannelIsClosed_MayComeTooLate()
    {
        var channel = Channel.CreateBounded<string>(1);
        var writer = Task.Run(async () =>
        {
            if (!channel.Reader.Completion.IsCompleted)
                await channel.Writer.WriteAsync("a");
        });
        await Task.Yield();
        await Task.Run(() => channel.Writer.TryComplete());
        await writer;
    }

    [Wrong(Family)]
    public static async Task TryWrite_ToAChannelWithRoomForOne_DropsOne()
    {
        var channel = Channel.CreateBounded<string>(1);
        var reader = Task.Run(async () => await channel.Reader.ReadAsync());
        await Task.Yield();
        Assert.True(channel.Writer.TryWrite("a"));
        await Task.Yield();
        Assert.True(channel.Writer.TryWrite("b"));
        await reader;
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task WaitToRead_ByTwo_LetsBothGoForOneItem()
    {
        var channel = Channel.CreateUnbounded<string>();
        var both = Task.WhenAll(Task.Run(TakeOne), Task.Run(TakeOne));
        Assert.True(channel.Writer.TryWrite("a"));
        await both;

        async Task TakeOne()
        {
            if (channel.Reader.TryPeek(out _) && await channel.Reader.WaitToReadAsync())
                await channel.Reader.ReadAsync();
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task TwoReaders_WithOneItem_LeaveOneWaiting()
    {
        var channel = Channel.CreateUnbounded<string>();
        Assert.True(channel.Writer.TryWrite("a"));
        var both = Task.WhenAll(Task.Run(TakeOne), Task.Run(TakeOne));
        await both;

        async Task TakeOne()
        {
            if (channel.Reader.TryPeek(out _))
                await channel.Reader.ReadAsync();
        }
    }
}
