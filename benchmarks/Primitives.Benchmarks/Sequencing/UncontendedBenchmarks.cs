using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Sequencing;

/// <summary>S1: one operation on an idle sequencer, which ends before it returns. One operation queues it and awaits it.</summary>
public class UncontendedBenchmarks
{
    private const int Operated = 1_000;

    private readonly TaskSequencer _sequencer = new();
    private readonly SemaphoreSlim _semaphore = new(1);
    private readonly Func<CancellationToken, Task> _operation = Operations.Synchronous;

    [Benchmark(Baseline = true, OperationsPerInvoke = Operated)]
    public async Task SemaphoreSlim()
    {
        for (int i = 0; i < Operated; i++)
        {
            await _semaphore.WaitAsync();
            try
            {
                await _operation(default);
            }
            finally
            {
                _semaphore.Release();
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Operated)]
    public async Task Sequencer()
    {
        for (int i = 0; i < Operated; i++)
            await _sequencer.QueueTaskAsync(_operation);
    }
}
