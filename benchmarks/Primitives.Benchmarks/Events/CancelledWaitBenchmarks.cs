using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>
/// E4: cancelling one of many waits for the same event, without an exception. One operation cancels a token that ends one wait, and
/// looks at that wait's outcome. The waits are there before the time is taken, each with a token of its own: 10,000 of them on as many
/// events as that takes, or more on one. 1,000 evenly spread ones are cancelled.
/// </summary>
[InvocationCount(1)]
[WarmupCount(40)]
public class CancelledWaitBenchmarks
{
    private const int Cancelled = 1_000;
    private const int LeastPending = 10_000;

    private readonly OnceOnly _once = new();
    private CancellationTokenSource[] _tokens = [];
    private Task[] _tasks = [];
    private ValueTask<WaitOutcome>[] _waits = [];

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
            _tasks[i] = source.Task.WaitAsync(_tokens[i].Token);
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
#pragma warning disable CA2012 // Each is awaited once, if at all.
            _waits[i] = awaited.WaitOutcomeAsync(_tokens[i].Token);
#pragma warning restore CA2012
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Cancelled)]
    public Task TaskCompletionSource() => Driver.Limit(CancelTasksAsync());

    [Benchmark(OperationsPerInvoke = Cancelled)]
    public Task Event() => Driver.Limit(CancelWaitsAsync());

    private async Task CancelTasksAsync()
    {
        int cancelled = 0;
        for (int i = Apart / 2; i < Pending; i += Apart)
        {
            Task task = _tasks[i];
            _tokens[i].Cancel();
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (task.IsCanceled)
                cancelled++;
        }

        _once.Use(cancelled, Cancelled);
    }

    private async Task CancelWaitsAsync()
    {
        int cancelled = 0;
        for (int i = Apart / 2; i < Pending; i += Apart)
        {
            _tokens[i].Cancel();
            if (await _waits[i] == WaitOutcome.Cancelled)
                cancelled++;
        }

        _once.Use(cancelled, Cancelled);
    }

    private void Clear()
    {
        _once.Make();
        _tokens = new CancellationTokenSource[Pending];
        _tasks = new Task[Pending];
        _waits = new ValueTask<WaitOutcome>[Pending];
    }
}
