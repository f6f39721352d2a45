using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Tasks;

/// <summary>P2: asking the method that one is in. One operation is one signal, or one read of what flows with the method.</summary>
public class SignalBenchmarks
{
    private const int Asked = 100_000;

    private static readonly AsyncLocal<object?> s_flowing = new();

    private object? _seen;

    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public async Task AsyncLocalRead() => await ReadAsync();

    [Benchmark(OperationsPerInvoke = Asked)]
    public async Task Signal() => await SignalAsync();

    private async Task ReadAsync()
    {
        s_flowing.Value = this;
        await Task.CompletedTask;
        for (int i = 0; i < Asked; i++)
            _seen = s_flowing.Value;
    }

    private async SimpleTask SignalAsync()
    {
        for (int i = 0; i < Asked; i++)
            _ = await SimpleTask.Policy;
    }
}
