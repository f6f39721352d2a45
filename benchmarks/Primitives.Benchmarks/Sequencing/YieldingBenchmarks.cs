using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Sequencing;

/// <summary>S2: 1,000 operations that yield, queued at once; the caller awaits the last. One operation is one of them.</summary>
public class YieldingBenchmarks
{
    private const int Operated = 1_000;

    private readonly TaskSequencer _sequencer = new();
    private readonly ChannelReader _channel = new();
    private readonly Func<CancellationToken, Task> _operation = Operations.Yielding;

    [Benchmark(Baseline = true, OperationsPerInvoke = Operated)]
    public Task Channel() => Task.Run(async () =>
    {
        Task last = Task.CompletedTask;
        for (int i = 0; i < Operated; i++)
            last = _channel.QueueTaskAsync(_operation);
        await last;
    });

    [Benchmark(OperationsPerInvoke = Operated)]
    public Task Sequencer() => Task.Run(async () =>
    {
        Task last = Task.CompletedTask;
        for (int i = 0; i < Operated; i++)
            last = _sequencer.QueueTaskAsync(_operation);
        await last;
    });
}
