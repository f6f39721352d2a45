using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Tasks;

/// <summary>
/// P1: a method that suspends once, on a task. One operation makes a task completion source, calls the method, completes the source, so
/// that the method goes on there and then, and awaits the method.
/// </summary>
public class TaskSuspensionBenchmarks
{
    private const int Calls = 10_000;

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task AsyncTask()
    {
        for (int i = 0; i < Calls; i++)
        {
            var source = new TaskCompletionSource();
            Task method = SuspendTask(source.Task);
            source.SetResult();
            await method;
        }
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task AsyncSimpleTask()
    {
        for (int i = 0; i < Calls; i++)
        {
            var source = new TaskCompletionSource();
            SimpleTask method = SuspendSimpleTask(source.Task);
            source.SetResult();
            await method;
        }
    }

    private static async Task SuspendTask(Task awaited) => await awaited;

    private static async SimpleTask SuspendSimpleTask(Task awaited) => await awaited;
}
