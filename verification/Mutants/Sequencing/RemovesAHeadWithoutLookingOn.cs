using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Sequencing;

// Re-creates StephenCleary/AsyncEx issue 134 (fixed by pull request 165, whose first attempt was wrong too): the head of the
// queue is cancelled and removed, and nobody asks who may go now.
//
//   first                    second                          canceller
//   ends; the second is the
//   head, its start is queued
//                                                            removes the second; leaves
//                            starts; is not in the queue
//                            any more; leaves
//
// Expected: stuck, the third operation never runs. Sound: whoever removes the head starts the next one in the same step.
internal sealed class RemovesAHeadWithoutLookingOn : ISequencerUnderTest
{
    private readonly object _gate = new();

    // The head has its turn. An entry that is cancelled in time is removed; one that has started removes itself at its end.
    private readonly List<Entry> _entries = [];

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default)
    {
        var entry = new Entry(operation, cancellationToken);
        lock (_gate)
        {
            _entries.Add(entry);
            if (_entries.Count == 1) StartHead_NeedsLock();
        }

        cancellationToken.Register(() => Cancel(entry));
        return entry.Caller.Task;
    }

    public async Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        T? result = default;
        await QueueTaskAsync(async token => { result = await operation(token); }, cancellationToken);
        return result!;
    }

    public async ValueTask DisposeAsync() => await QueueTaskAsync(_ => Task.CompletedTask);

    private void StartHead_NeedsLock()
    {
        var head = _entries[0];
        _ = Task.Run(() => RunAsync(head));
    }

    private void Cancel(Entry entry)
    {
        lock (_gate)
        {
            if (entry.Started || !_entries.Remove(entry)) return;
        }

        entry.Caller.TrySetCanceled(entry.Token);
    }

    private async Task RunAsync(Entry entry)
    {
        lock (_gate)
        {
            if (!_entries.Contains(entry)) return;
            entry.Started = true;
        }

        try
        {
            await entry.Operation(entry.Token);
            entry.Caller.SetResult();
        }
        catch (Exception exception)
        {
            entry.Caller.SetException(exception);
        }

        lock (_gate)
        {
            _entries.Remove(entry);
            if (_entries.Count > 0) StartHead_NeedsLock();
        }
    }

    private sealed class Entry(Func<CancellationToken, Task> operation, CancellationToken token)
    {
        public Func<CancellationToken, Task> Operation => operation;

        public CancellationToken Token => token;

        public TaskCompletionSource Caller { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Started { get; set; }
    }
}
