using System.Threading.Channels;

namespace Weft.Benchmarks.Sequencing;

/// <summary>The baseline of the sequencer under load: a channel, and one reader that runs what it finds there, one after another.</summary>
/// <remarks>
/// It is as lean as it can be made from the framework's parts: the item is the caller's result source and holds the operation, and the
/// channel knows that it has one reader. It has no cancellation, no context and no end.
/// </remarks>
internal sealed class ChannelReader
{
    private readonly Channel<Item> _channel = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader() => _ = ReadAsync();

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default)
    {
        var item = new Item(operation, cancellationToken);
        _channel.Writer.TryWrite(item);
        return item.Task;
    }

    private async Task ReadAsync()
    {
        while (await _channel.Reader.WaitToReadAsync())
        {
            while (_channel.Reader.TryRead(out Item? item))
            {
                try
                {
                    await item.Operation(item.CancellationToken);
                    item.SetResult();
                }
#pragma warning disable CA1031 // Whatever it is, it is the caller's.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    item.SetException(failure);
                }
            }
        }
    }

    // Asynchronously, as the sequencer promises: no continuation of a caller holds up the reader.
    private sealed class Item(Func<CancellationToken, Task> operation, CancellationToken cancellationToken)
        : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public Func<CancellationToken, Task> Operation { get; } = operation;

        public CancellationToken CancellationToken { get; } = cancellationToken;
    }
}
