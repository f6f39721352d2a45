using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>
/// K1: an await of a kernel event that is set, compared with the same of an event of this process. One operation is one await.
/// </summary>
public class SetKernelEventBenchmarks
{
    private const int Awaits = 10_000;

    private readonly AwaitableEvent _event = new(initiallySet: true);
    private readonly KernelEvent _kernelEvent = new(initiallySet: true);

    [GlobalCleanup]
    public void Close() => _kernelEvent.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Awaits)]
    public async Task Event()
    {
        AwaitableEvent set = _event;
        for (int i = 0; i < Awaits; i++)
            await set;
    }

    [Benchmark(OperationsPerInvoke = Awaits)]
    public async Task KernelEvent()
    {
        KernelEvent set = _kernelEvent;
        for (int i = 0; i < Awaits; i++)
            await set;
    }
}
