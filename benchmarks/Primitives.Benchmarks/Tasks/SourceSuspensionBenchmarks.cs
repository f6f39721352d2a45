using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Tasks;

/// <summary>
/// P1 where the framework is at its best: the method suspends on a <see cref="ValueTask"/> of a reused source, which the framework's method
/// builder hands itself over to without a delegate; nobody else's can. One operation calls the method, completes the source, so that the
/// method goes on there and then, and awaits the method.
/// </summary>
public class SourceSuspensionBenchmarks
{
    private const int Calls = 10_000;

    private readonly ReusableSource _source = new();

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task AsyncTask()
    {
        for (int i = 0; i < Calls; i++)
        {
            Task method = SuspendTask(_source);
            _source.SetResult();
            await method;
        }
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task AsyncSimpleTask()
    {
        for (int i = 0; i < Calls; i++)
        {
            SimpleTask method = SuspendSimpleTask(_source);
            _source.SetResult();
            await method;
        }
    }

    private static async Task SuspendTask(ReusableSource source) => await source.Start();

    private static async SimpleTask SuspendSimpleTask(ReusableSource source) => await source.Start();
}
