using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Events;

/// <summary>
/// E5: two loops that take turns by two events. One operation is one turn of both: two sets and two waits. A task completion source
/// cannot be reset, so the other side makes a new one.
/// </summary>
public class PingPongBenchmarks
{
    private const int Turns = 10_000;

    private readonly AwaitableEvent _pingEvent = new(continuations: ContinuationMode.Inline);
    private readonly AwaitableEvent _pongEvent = new(continuations: ContinuationMode.Inline);
    private TaskCompletionSource _pingSource = new();
    private TaskCompletionSource _pongSource = new();

    [Benchmark(Baseline = true, OperationsPerInvoke = Turns)]
    public async Task TaskCompletionSource()
    {
        Task answers = AnswerSourceAsync();
        for (int i = 0; i < Turns; i++)
        {
            _pingSource.SetResult();
            await _pongSource.Task;
            _pongSource = new TaskCompletionSource();
        }

        await answers;
    }

    [Benchmark(OperationsPerInvoke = Turns)]
    public async Task InlineEvent()
    {
        Task answers = AnswerEventAsync();
        for (int i = 0; i < Turns; i++)
        {
            _pingEvent.Set();
            await _pongEvent;
            _pongEvent.Reset();
        }

        await answers;
    }

    private async Task AnswerSourceAsync()
    {
        for (int i = 0; i < Turns; i++)
        {
            await _pingSource.Task;
            _pingSource = new TaskCompletionSource();
            _pongSource.SetResult();
        }
    }

    private async Task AnswerEventAsync()
    {
        for (int i = 0; i < Turns; i++)
        {
            await _pingEvent;
            _pingEvent.Reset();
            _pongEvent.Set();
        }
    }
}
