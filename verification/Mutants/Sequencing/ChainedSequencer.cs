using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Sequencing;

/// <summary>
/// A sequencer as plain as it can be, and without a fault: each operation waits for the end of the one before it. Mutants
/// change one step of it. A caller who is cancelled in the queue learns it when the turn comes.
/// </summary>
internal class ChainedSequencer : ISequencerUnderTest
{
    protected object Gate { get; } = new();

    /// <summary>The end of the operation that was queued last. Guarded by the gate.</summary>
    protected Task Last { get; set; } = Task.CompletedTask;

    /// <summary>Guarded by the gate.</summary>
    protected bool Disposed { get; private set; }

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default) =>
        QueueTaskAsync(async token =>
        {
            await operation(token);
            return true;
        }, cancellationToken);

    public virtual Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        var end = NewEnd();
        return RunAsync(Link(end.Task), end, operation, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        lock (Gate)
        {
            Disposed = true;
            return new(Last);
        }
    }

    /// <summary>Makes the operation that ends with <paramref name="end"/> the last one, and tells whose end it has to wait for.</summary>
    protected virtual Task Link(Task end)
    {
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(Disposed, this);
            var previous = Last;
            Last = end;
            return previous;
        }
    }

    protected virtual async Task<T> RunAsync<T>(
        Task previous, TaskCompletionSource end, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            await previous;
            cancellationToken.ThrowIfCancellationRequested();
            return await operation(cancellationToken);
        }
        finally
        {
            end.SetResult();
        }
    }

    protected static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
