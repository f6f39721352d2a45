using System.Collections.Concurrent;
using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Sequencing;

/// <summary>
/// A sequencer without a lock, and without a fault: a word says whether somebody owns it, and who finds it owned leaves his
/// operation in a queue. Mutants change how the owner leaves.
/// </summary>
internal abstract class OwnedSequencer : ISequencerUnderTest
{
    private readonly ConcurrentQueue<Func<Task>> _arrivals = new();
    private int _owned;

    public async Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default) =>
        await QueueTaskAsync(async token =>
        {
            await operation(token);
            return true;
        }, cancellationToken);

    public Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        var caller = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _arrivals.Enqueue(async () => caller.SetResult(await operation(cancellationToken)));
        if (TryOwn()) _ = RunAllAsync();
        return caller.Task;
    }

    public async ValueTask DisposeAsync() => await QueueTaskAsync(_ => Task.CompletedTask);

    protected bool TryOwn() => Interlocked.CompareExchange(ref _owned, 1, 0) == 0;

    protected void Disown() => Volatile.Write(ref _owned, 0);

    /// <summary>Leaves; true if the owner has to go on, because somebody came who counts on him.</summary>
    protected abstract bool Leave();

    private async Task RunAllAsync()
    {
        do
        {
            while (_arrivals.TryDequeue(out var run)) await run();
        }
        while (Leave());
    }
}
