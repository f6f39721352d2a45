namespace Weft;

// Queuing for those who must not wait: an operation of this sequencer above all; see TaskSequencerOptions.DetectsSelfAwait.
public partial class TaskSequencer
{
    /// <summary>Queues an operation, and returns nothing to wait for: the way to queue from inside an operation.</summary>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <exception cref="ObjectDisposedException">The sequencer was disposed.</exception>
    /// <remarks>
    /// If the operation fails, that is reported as for an abandoned task: <see cref="TaskScheduler.UnobservedTaskException"/>.
    /// </remarks>
    public void Post(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        PostInTurn(new ActionCall(operation), cancellationToken);
    }

    /// <summary>Queues an operation, and returns nothing to wait for: the way to queue from inside an operation.</summary>
    /// <typeparam name="TState">What the operation is handed.</typeparam>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="state">Handed to the operation: a static one needs no closure.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <inheritdoc cref="Post(Func{CancellationToken, Task}, CancellationToken)"/>
    public void Post<TState>(
        Func<TState, CancellationToken, Task> operation,
        TState state,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        PostInTurn(new StatefulActionCall<TState>(operation, state), cancellationToken);
    }

    private void PostInTurn<TCall>(TCall call, CancellationToken token)
        where TCall : struct, ICall =>
        _ = _isPlain ? Queue(call, token) : QueueInTurn(call, token, out _);
}
