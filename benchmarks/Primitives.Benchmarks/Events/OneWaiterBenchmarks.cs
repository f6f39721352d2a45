using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>
/// E2: the whole life of a wait. One operation creates the event, starts a method that waits for it, sets it, and awaits the method.
/// The method goes on inside the call that sets.
/// </summary>
public class OneWaiterBenchmarks
{
    private const int Rounds = 10_000;

    [Benchmark(Baseline = true, OperationsPerInvoke = Rounds)]
    public async Task TaskCompletionSource()
    {
        for (int i = 0; i < Rounds; i++)
        {
            var source = new TaskCompletionSource();
            Task waiter = WaitAsync(source.Task);
            source.SetResult();
            await waiter;
        }
    }

    [Benchmark(OperationsPerInvoke = Rounds)]
    public async Task InlineEvent()
    {
        for (int i = 0; i < Rounds; i++)
        {
            var created = new AwaitableEvent(continuations: ContinuationMode.Inline);
            Task waiter = WaitAsync(created);
            created.Set();
            await waiter;
        }
    }

    [Benchmark(OperationsPerInvoke = Rounds)]
    public async Task InlineEventSimpleTask()
    {
        for (int i = 0; i < Rounds; i++)
        {
            var created = new AwaitableEvent(continuations: ContinuationMode.Inline);
            SimpleTask waiter = WaitInSimpleTask(created);
            created.Set();
            await waiter;
        }
    }

    private static async Task WaitAsync(Task task) => await task;

    private static async Task WaitAsync(AwaitableEvent awaited) => await awaited;

    private static async SimpleTask WaitInSimpleTask(AwaitableEvent awaited) => await awaited;
}
