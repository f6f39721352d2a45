using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Tasks;

/// <summary>P1: a method that never suspends. One operation calls a method with three awaits of a completed task, and awaits it.</summary>
public class CompletedAwaitsBenchmarks
{
    private const int Calls = 100_000;

    private readonly TaskCompletionSource _completed = new();

    public CompletedAwaitsBenchmarks() => _completed.SetResult();

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task AsyncTask()
    {
        Task completed = _completed.Task;
        for (int i = 0; i < Calls; i++)
            await ThreeAwaitsTask(completed);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task AsyncSimpleTask()
    {
        Task completed = _completed.Task;
        for (int i = 0; i < Calls; i++)
            await ThreeAwaitsSimpleTask(completed);
    }

    private static async Task ThreeAwaitsTask(Task completed)
    {
        await completed;
        await completed;
        await completed;
    }

    private static async SimpleTask ThreeAwaitsSimpleTask(Task completed)
    {
        await completed;
        await completed;
        await completed;
    }
}
