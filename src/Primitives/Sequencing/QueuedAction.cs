namespace Weft;

/// <summary>A queued operation that has no result.</summary>
internal sealed class QueuedAction(
    TaskSequencer sequencer,
    Func<CancellationToken, Task> operation,
    CancellationToken cancellationToken) : QueuedOperation(sequencer, cancellationToken)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Null once it has been called, or will not be.
    private Func<CancellationToken, Task>? _operation = operation;

    /// <summary>The caller's task. It is not what the chain waits for: see <see cref="TaskSequencer"/>.</summary>
    public Task Task => _completion.Task;

    protected override Task? CreateBody(CancellationToken token)
    {
        Func<CancellationToken, Task> operation = _operation!;
        _operation = null;
        return operation(token);
    }

    protected override void DropFactory() => _operation = null;

    protected override void Succeed(Task body) => _completion.TrySetResult();

    protected override void Fail(IEnumerable<Exception> exceptions) => _completion.TrySetException(exceptions);

    protected override void Cancel(CancellationToken token) => _completion.TrySetCanceled(token);
}
