using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Sequencing;

/// <summary>S2: 1,000 operations that yield, queued at once; the caller awaits the last. One operation is one of them.</summary>
public class YieldingBenchmarks
{
    private const int Rounds = 10;
    private const int Operated = 1_000;

    private readonly TaskSequencer _sequencer = new();
    private readonly ChannelReader _channel = new();
    private readonly Func<CancellationToken, Task> _operation = Operations.Yielding;

    [Benchmark(Baseline = true, OperationsPerInvoke = Rounds * Operated)]
    public Task Channel() => Driver.RunAsync(async () =>
    {
        for (int round = 0; round < Rounds; round++)
        {
            Task last = Task.CompletedTask;
            for (int i = 0; i < Operated; i++)
                last = _channel.QueueTaskAsync(_operation);
            await last;
        }
    });

    [Benchmark(OperationsPerInvoke = Rounds * Operated)]
    public Task Sequencer() => Driver.RunAsync(async () =>
    {
        for (int round = 0; round < Rounds; round++)
        {
            Task last = Task.CompletedTask;
            for (int i = 0; i < Operated; i++)
                last = _sequencer.QueueTaskAsync(_operation);
            await last;
        }
    });
}
