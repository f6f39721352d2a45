using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>
/// E3: one event, many waiters. A round creates the event, starts the methods that wait for it, sets it, and ends when the last of
/// them has gone on. One operation is one waiter; every invocation has 100,000 of them, in as many rounds as that takes.
/// </summary>
public class ManyWaitersBenchmarks
{
    private const int Waiters = 100_000;

    private readonly Countdown _round = new();
    private AwaitableEvent _event = new();
    private Task _task = Task.CompletedTask;

    /// <summary>How many wait for one event.</summary>
    [Params(10, 1_000, 100_000)]
    public int Count { get; set; }

    [Benchmark(Baseline = true, OperationsPerInvoke = Waiters)]
    public Task TaskCompletionSource() => Driver.RunAsync(async () =>
    {
        for (int round = Waiters / Count; round > 0; round--)
        {
            ValueTask ended = _round.Start(Count);
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _task = source.Task;
            for (int i = 0; i < Count; i++)
                _ = WaitForTaskAsync();
            source.SetResult();
            await ended;
        }
    });

    [Benchmark(OperationsPerInvoke = Waiters)]
    public Task QueuedEvent() => Driver.RunAsync(() => ReleaseAsync(ContinuationMode.Queued));

    [Benchmark(OperationsPerInvoke = Waiters)]
    public Task InlineEvent() => Driver.RunAsync(() => ReleaseAsync(ContinuationMode.Inline));

    private async Task ReleaseAsync(ContinuationMode mode)
    {
        for (int round = Waiters / Count; round > 0; round--)
        {
            ValueTask ended = _round.Start(Count);
            _event = new AwaitableEvent(continuations: mode);
            for (int i = 0; i < Count; i++)
                _ = WaitForEventAsync();
            _event.Set();
            await ended;
        }
    }

    [Benchmark(OperationsPerInvoke = Waiters)]
    public Task InlineEventSimpleTask() => Driver.RunAsync(async () =>
    {
        for (int round = Waiters / Count; round > 0; round--)
        {
            ValueTask ended = _round.Start(Count);
            _event = new AwaitableEvent(continuations: ContinuationMode.Inline);
            for (int i = 0; i < Count; i++)
                _ = WaitInSimpleTask();
            _event.Set();
            await ended;
        }
    });

    private async Task WaitForTaskAsync()
    {
        await _task;
        _round.Signal();
    }

    private async Task WaitForEventAsync()
    {
        await _event;
        _round.Signal();
    }

    private async SimpleTask WaitInSimpleTask()
    {
        await _event;
        _round.Signal();
    }
}
