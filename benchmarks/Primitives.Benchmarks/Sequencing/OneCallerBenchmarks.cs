using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Sequencing;

/// <summary>S3a: 100,000 synchronous operations from one caller on a pool thread, who awaits each. One operation is one of them.</summary>
public class OneCallerBenchmarks
{
    private const int Operated = 100_000;

    private readonly TaskSequencer _sequencer = new();
    private readonly SemaphoreSlim _semaphore = new(1);
    private readonly Func<CancellationToken, Task> _operation = Operations.Synchronous;

    [Benchmark(Baseline = true, OperationsPerInvoke = Operated)]
    public Task SemaphoreSlim() => Driver.RunAsync(async () =>
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
    });

    [Benchmark(OperationsPerInvoke = Operated)]
    public Task Sequencer() => Driver.RunAsync(async () =>
    {
        for (int i = 0; i < Operated; i++)
            await _sequencer.QueueTaskAsync(_operation);
    });
}
