using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Sequencing;

/// <summary>
/// S3b: 100,000 synchronous operations from two callers at once, each of whom queues its half without waiting in between and awaits the
/// last. One operation is one of them.
/// </summary>
public class TwoCallersBenchmarks
{
    private const int Operated = 100_000;

    private readonly TaskSequencer _sequencer = new();
    private readonly ChannelReader _channel = new();
    private readonly Func<CancellationToken, Task> _operation = Operations.Synchronous;

    [Benchmark(Baseline = true, OperationsPerInvoke = Operated)]
    public Task Channel() =>
        Driver.RunAsync(() => Task.WhenAll(Task.Run(CallChannelAsync), CallChannelAsync()));

    [Benchmark(OperationsPerInvoke = Operated)]
    public Task Sequencer() =>
        Driver.RunAsync(() => Task.WhenAll(Task.Run(CallSequencerAsync), CallSequencerAsync()));

    private async Task CallChannelAsync()
    {
        Task last = Task.CompletedTask;
        for (int i = 0; i < Operated / 2; i++)
            last = _channel.QueueTaskAsync(_operation);
        await last;
    }

    private async Task CallSequencerAsync()
    {
        Task last = Task.CompletedTask;
        for (int i = 0; i < Operated / 2; i++)
            last = _sequencer.QueueTaskAsync(_operation);
        await last;
    }
}
