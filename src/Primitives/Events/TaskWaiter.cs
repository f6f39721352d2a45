namespace Weft;

/// <summary>The wait behind <see cref="AwaitableEvent.WaitAsync"/>: a task that the event or the token completes.</summary>
internal sealed class TaskWaiter(AwaitableEvent owner) : Waiter
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The event that the wait is for; cancellation comes back to it.</summary>
    public AwaitableEvent Owner => owner;

    public Task Task => _completion.Task;

    /// <summary>Written under the event's lock, and only while linked; read by the one who unlinked the waiter.</summary>
    public CancellationTokenRegistration Registration { get; set; }

    public override void Resume()
    {
        // Unregister, not Dispose: Dispose waits for a callback that is running, and that callback may be waiting for the
        // event's lock, or be the code that called Set.
        Registration.Unregister();
        _completion.TrySetResult();
    }

    public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
