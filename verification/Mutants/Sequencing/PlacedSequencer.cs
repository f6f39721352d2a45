using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Sequencing;

/// <summary>A sequencer with one place, in front of a plain one, and without a fault. Mutants change one step of it.</summary>
internal class PlacedSequencer : IBoundedSequencerUnderTest
{
    private readonly ChainedSequencer _line = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private bool _taken;

    protected object Gate { get; } = new();

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default) =>
        QueueTaskAsync(async token =>
        {
            await operation(token);
            return true;
        }, cancellationToken);

    public async Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        await TakePlaceAsync(cancellationToken);
        return await RunAsync(operation, cancellationToken);
    }

    public bool TryQueue(Func<CancellationToken, Task> operation, out Task? task)
    {
        task = TryTakePlace() ? RunAsync(Wrap(operation), CancellationToken.None) : null;
        return task is not null;
    }

    public async Task<Task> QueueWhenRoomAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default)
    {
        await TakePlaceAsync(cancellationToken);
        return RunAsync(Wrap(operation), cancellationToken);
    }

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    protected virtual bool TryTakePlace()
    {
        lock (Gate)
        {
            if (IsTaken) return false;
            return IsTaken = true;
        }
    }

    /// <summary>Hands the place over; false if the caller was cancelled and cannot take it.</summary>
    protected virtual bool HandOver(TaskCompletionSource waiter) => waiter.TrySetResult();

    protected bool IsTaken
    {
        get => Volatile.Read(ref _taken);
        set => Volatile.Write(ref _taken, value);
    }

    private static Func<CancellationToken, Task<bool>> Wrap(Func<CancellationToken, Task> operation) => async token =>
    {
        await operation(token);
        return true;
    };

    private Task TakePlaceAsync(CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (Gate)
        {
            if (!IsTaken)
            {
                IsTaken = true;
                return Task.CompletedTask;
            }

            _waiting.Enqueue(waiter);
        }

        cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        return waiter.Task;
    }

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await _line.QueueTaskAsync(operation, cancellationToken);
        }
        finally
        {
            GiveBack();
        }
    }

    private void GiveBack()
    {
        lock (Gate)
        {
            while (_waiting.TryDequeue(out var waiter))
            {
                if (HandOver(waiter)) return;
            }

            IsTaken = false;
        }
    }
}
