using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>E1: an await that need not wait. One operation is one await.</summary>
public class SetEventBenchmarks
{
    private const int Awaits = 100_000;

    private readonly AwaitableEvent _event = new(initiallySet: true);
    private readonly TaskCompletionSource _source = new();

    public SetEventBenchmarks() => _source.SetResult();

    [Benchmark(Baseline = true, OperationsPerInvoke = Awaits)]
    public async Task CompletedTask()
    {
        Task completed = _source.Task;
        for (int i = 0; i < Awaits; i++)
            await completed;
    }

    [Benchmark(OperationsPerInvoke = Awaits)]
    public async Task SetEvent()
    {
        AwaitableEvent set = _event;
        for (int i = 0; i < Awaits; i++)
            await set;
    }
}
