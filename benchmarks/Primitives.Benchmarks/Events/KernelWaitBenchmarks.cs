using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>
/// K2: a suspended wait for a kernel event, compared with the same for an event of this process that queues its continuations. One
/// operation starts a method that waits, sets the event, awaits the method and resets the event.
/// </summary>
public class KernelWaitBenchmarks
{
    private const int Waits = 1_000;

    private readonly AwaitableEvent _event = new();
    private readonly KernelEvent _kernelEvent = new();

    [GlobalCleanup]
    public void Close() => _kernelEvent.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Waits)]
    public Task Event() => Driver.RunAsync(async () =>
    {
        for (int i = 0; i < Waits; i++)
        {
            Task waiter = WaitForEventAsync();
            _event.Set();
            await waiter;
            _event.Reset();
        }
    });

    [Benchmark(OperationsPerInvoke = Waits)]
    public Task KernelEvent() => Driver.RunAsync(async () =>
    {
        for (int i = 0; i < Waits; i++)
        {
            Task waiter = WaitForKernelEventAsync();
            _kernelEvent.Set();
            await waiter;
            _kernelEvent.Reset();
        }
    });

    private async Task WaitForEventAsync() => await _event;

    private async Task WaitForKernelEventAsync() => await _kernelEvent;
}
