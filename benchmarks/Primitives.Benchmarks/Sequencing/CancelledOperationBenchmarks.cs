using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Sequencing;

/// <summary>
/// S5: cancelling operations that wait for their turn. One operation cancels one; at the end the outcomes of all that were cancelled are
/// awaited, without exceptions as far as the subject allows. The operations are queued before the time is taken, each with a token of its
/// own, behind one that does not end: 10,000 of them in as many queues as that takes, or more in one. 1,000 evenly spread ones are
/// cancelled.
/// </summary>
/// <remarks>Of the semaphore only the wait is measured, not the method around it that would hold the operation.</remarks>
[InvocationCount(1)]
[WarmupCount(40)]
public class CancelledOperationBenchmarks
{
    private const int Cancelled = 1_000;
    private const int LeastPending = 10_000;

    private readonly OnceOnly _once = new();
    private CancellationTokenSource[] _tokens = [];
    private Task[] _results = [];

    /// <summary>How many wait in one queue.</summary>
    [Params(10, 1_000, 10_000, 100_000)]
    public int Count { get; set; }

    private int Pending => Math.Max(Count, LeastPending);

    private int Apart => Pending / Cancelled;

    [IterationSetup(Target = nameof(SemaphoreSlim))]
    public void WaitForSemaphores()
    {
        Clear();
        var semaphore = new SemaphoreSlim(0, 1);
        for (int i = 0; i < Pending; i++)
        {
            if (i % Count == 0)
                semaphore = new SemaphoreSlim(0, 1);
            _tokens[i] = new CancellationTokenSource();
            _results[i] = semaphore.WaitAsync(_tokens[i].Token);
        }
    }

    [IterationSetup(Target = nameof(Sequencer))]
    public void QueueOperations()
    {
        Clear();
        var never = new TaskCompletionSource();
        var sequencer = new TaskSequencer();
        for (int i = 0; i < Pending; i++)
        {
            if (i % Count == 0)
            {
                sequencer = new TaskSequencer();
                _ = sequencer.QueueTaskAsync(_ => never.Task);
            }

            _tokens[i] = new CancellationTokenSource();
            _results[i] = sequencer.QueueTaskAsync(Operations.Synchronous, _tokens[i].Token);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Cancelled)]
    public Task SemaphoreSlim() => Driver.Limit(CancelAsync());

    [Benchmark(OperationsPerInvoke = Cancelled)]
    public Task Sequencer() => Driver.Limit(CancelAsync());

    private void Clear()
    {
        _once.Make();
        _tokens = new CancellationTokenSource[Pending];
        _results = new Task[Pending];
    }

    private async Task CancelAsync()
    {
        int cancelled = 0;
        for (int i = Apart / 2; i < Pending; i += Apart)
            _tokens[i].Cancel();
        for (int i = Apart / 2; i < Pending; i += Apart)
        {
            Task result = _results[i];
            await result.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (result.IsCanceled)
                cancelled++;
        }

        _once.Use(cancelled, Cancelled);
    }
}
