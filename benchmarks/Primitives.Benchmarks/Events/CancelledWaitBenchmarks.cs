using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>
/// E4: cancelling one of many waits for the same event, without an exception. One operation cancels a token that ends one wait, and
/// looks at that wait's outcome. The waits are there before the time is taken, each with a token of its own: 10,000 of them on as many
/// events as that takes, or more on one. 1,000 evenly spread ones are cancelled.
/// </summary>
[InvocationCount(1)]
public class CancelledWaitBenchmarks
{
    private const int Cancelled = 1_000;
    private const int LeastPending = 10_000;

    private CancellationTokenSource[] _tokens = [];
    private Task[] _waits = [];

    /// <summary>How many wait for one event.</summary>
    [Params(10, 1_000, 100_000)]
    public int Count { get; set; }

    private int Pending => Math.Max(Count, LeastPending);

    private int Apart => Pending / Cancelled;

    [IterationSetup(Target = nameof(TaskCompletionSource))]
    public void WaitForTasks()
    {
        Clear();
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
        Clear();
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

    private void Clear()
    {
        _tokens = new CancellationTokenSource[Pending];
        _waits = new Task[Pending];
    }
}
