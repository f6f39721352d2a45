using BenchmarkDotNet.Attributes;

namespace Weft.Benchmarks.Sequencing;

/// <summary>
/// S3c: synchronous operations that are queued behind one that waits for a gate, and run when it opens. One operation is one of those
/// queued; every invocation has 100,000 of them, in as many rounds as that takes. The gate resumes on the spot, so that the thread that
/// opens it drains the queue if the subject lets it.
/// </summary>
public class BacklogBenchmarks
{
    private const int Operated = 100_000;

    private readonly TaskSequencer _sequencer = new();
    private readonly ChannelReader _channel = new();
    private readonly Func<CancellationToken, Task> _operation = Operations.Synchronous;
    private readonly Func<CancellationToken, Task> _waitForGate;
    private TaskCompletionSource _gate = new();

    public BacklogBenchmarks() => _waitForGate = _ => _gate.Task;

    /// <summary>How many wait behind the gate.</summary>
    [Params(10, 1_000, 100_000)]
    public int Count { get; set; }

    [Benchmark(Baseline = true, OperationsPerInvoke = Operated)]
    public Task Channel() => Driver.RunAsync(async () =>
    {
        for (int round = Operated / Count; round > 0; round--)
        {
            _gate = new TaskCompletionSource();
            Task last = _channel.QueueTaskAsync(_waitForGate);
            for (int i = 0; i < Count; i++)
                last = _channel.QueueTaskAsync(_operation);
            _gate.SetResult();
            await last;
        }
    });

    [Benchmark(OperationsPerInvoke = Operated)]
    public Task Sequencer() => Driver.RunAsync(async () =>
    {
        for (int round = Operated / Count; round > 0; round--)
        {
            _gate = new TaskCompletionSource();
            Task last = _sequencer.QueueTaskAsync(_waitForGate);
            for (int i = 0; i < Count; i++)
                last = _sequencer.QueueTaskAsync(_operation);
            _gate.SetResult();
            await last;
        }
    });
}
