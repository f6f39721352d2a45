using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Tasks;

/// <summary>
/// P1 again, on the library's own ground: the method suspends on an inline event. One operation calls the method, sets the event, so that
/// the method goes on there and then, awaits the method, and resets the event.
/// </summary>
public class EventSuspensionBenchmarks
{
    private const int Calls = 10_000;

    private readonly AwaitableEvent _event = new(continuations: ContinuationMode.Inline);

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task AsyncTask()
    {
        for (int i = 0; i < Calls; i++)
        {
            Task method = SuspendTask(_event);
            _event.Set();
            await method;
            _event.Reset();
        }
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task AsyncSimpleTask()
    {
        for (int i = 0; i < Calls; i++)
        {
            SimpleTask method = SuspendSimpleTask(_event);
            _event.Set();
            await method;
            _event.Reset();
        }
    }

    private static async Task SuspendTask(AwaitableEvent awaited) => await awaited;

    private static async SimpleTask SuspendSimpleTask(AwaitableEvent awaited) => await awaited;
}
