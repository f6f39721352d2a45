using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

// Re-creates a fault of microsoft/vs-threading's AsyncManualResetEvent of 2015 (fixed by commit e5a10fde): Set leaves the
// completion to another thread, and Reset believes what it sees meanwhile. Like the original it does not count whom it releases.
//
//   caller                                      pool
//   Set queues the completion; returns
//   Reset: the source has not completed, so there is nothing to replace; returns
//   a new wait gets the same source
//                                               completes the source
//
// Expected: the new wait is released by the Set before its Reset. Sound: the state changes inside Set.
internal sealed class CompletesAfterSetHasReturned : IEventUnderTest
{
    private readonly object _gate = new();
    private TaskCompletionSource _source = new();

    public bool IsSet => Current().Task.IsCompleted;

    public int Set()
    {
        var source = Current();
        _ = Task.Run(() => source.TrySetResult());
        return 0;
    }

    public void Reset()
    {
        lock (_gate)
        {
            if (_source.Task.IsCompleted) _source = new();
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken = default) => Current().Task;

    private TaskCompletionSource Current()
    {
        lock (_gate) return _source;
    }
}
