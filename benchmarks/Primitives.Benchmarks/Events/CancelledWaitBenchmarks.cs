using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>
/// E4: cancelling one of many waits for the same event, without an exception. One operation cancels a token that ends one wait, and looks at
/// that wait's outcome. The waits are there before the time is taken, each with a token of its own: 100,000 of them, on as many events as
/// that takes. 1,000 evenly spread ones are cancelled.
/// </summary>
public class CancelledWaitBenchmarks
{
    private const int Pending = 100_000;
    private const int Cancelled = 1_000;
    private const int Apart = Pending / Cancelled;

    private readonly CancellationTokenSource[] _tokens = new CancellationTokenSource[Pending];
    private readonly Task[] _waits = new Task[Pending];

    /// <summary>How many wait for one event.</summary>
    [Params(10, 1_000, 100_000)]
    public int Count { get; set; }

    [IterationSetup(Target = nameof(TaskCompletionSource))]
    public void WaitForTasks()
    {
        var source = new TaskCompletionSource();
        for (int i = 0; i < Pending; i++)
        {
            if (i % Count == 0)
                source = new TaskCompletionSource();
            _tokens[i] = new CancellationTokenSource();
            _waits[i] = source.Task.WaitAsync(_tokens[i].Token);
        }
    }

    [IterationSetup(Target = nameof(Event))]
    public void WaitForEvents()
    {
        var awaited = new AwaitableEvent();
        for (int i = 0; i < Pending; i++)
        {
            if (i % Count == 0)
                awaited = new AwaitableEvent();
            _tokens[i] = new CancellationTokenSource();
            _waits[i] = awaited.WaitAsync(_tokens[i].Token);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Cancelled)]
    public async Task TaskCompletionSource()
    {
        for (int i = Apart / 2; i < Pending; i += Apart)
        {
            _tokens[i].Cancel();
            await _waits[i].ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [Benchmark(OperationsPerInvoke = Cancelled)]
    public async Task Event()
    {
        for (int i = Apart / 2; i < Pending; i += Apart)
        {
            _tokens[i].Cancel();
            await _waits[i].ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
