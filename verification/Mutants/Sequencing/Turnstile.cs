namespace Weft.Verification.Mutants.Sequencing;

/// <summary>A lock that is waited for without blocking, first come first served, and without a fault.</summary>
internal class Turnstile
{
    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource> _waiters = [];
    private bool _taken;

    public Task EnterAsync(CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (!_taken)
            {
                _taken = true;
                return Task.CompletedTask;
            }

            _waiters.Enqueue(waiter);
        }

        cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        return waiter.Task;
    }

    public void Leave()
    {
        lock (_gate)
        {
            while (_waiters.TryDequeue(out var waiter))
            {
                if (LetIn(waiter)) return;
            }

            _taken = false;
        }
    }

    /// <summary>Hands the turn over; false if the waiter was cancelled and cannot take it.</summary>
    protected virtual bool LetIn(TaskCompletionSource waiter) => waiter.TrySetResult();
}
