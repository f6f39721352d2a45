namespace Weft;

// Back-pressure: who queues can wait for a place before producing more; see TaskSequencerOptions.Capacity.
public partial class TaskSequencer
{
    /// <summary>Queues an operation that has no result, and tells when it has its place.</summary>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <returns>
    /// A task that completes when the operation has its place, or will have none because it was cancelled or the sequencer disposed;
    /// at once unless the sequencer is full. It results in the task with the outcome of the operation.
    /// </returns>
    /// <exception cref="ObjectDisposedException">The sequencer was disposed.</exception>
    public Task<Task> QueueWhenRoomAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return QueueWhenRoom<ActionCall, Task>(new ActionCall(operation), cancellationToken);
    }

    /// <summary>Queues an operation that has a result, and tells when it has its place.</summary>
    /// <typeparam name="TResult">What the operation results in.</typeparam>
    /// <inheritdoc cref="QueueWhenRoomAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    public Task<Task<TResult>> QueueWhenRoomAsync<TResult>(
        Func<CancellationToken, Task<TResult>> operation,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return QueueWhenRoom<FunctionCall<TResult>, Task<TResult>>(new FunctionCall<TResult>(operation), cancellationToken);
    }

    /// <summary>Queues an operation that has no result, and tells when it has its place.</summary>
    /// <typeparam name="TState">What the operation is handed.</typeparam>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="state">Handed to the operation: a static one needs no closure.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <inheritdoc cref="QueueWhenRoomAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    public Task<Task> QueueWhenRoomAsync<TState>(
        Func<TState, CancellationToken, Task> operation,
        TState state,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return QueueWhenRoom<StatefulActionCall<TState>, Task>(new StatefulActionCall<TState>(operation, state), cancellationToken);
    }

    /// <summary>Queues an operation that has a result, and tells when it has its place.</summary>
    /// <typeparam name="TState">What the operation is handed.</typeparam>
    /// <typeparam name="TResult">What the operation results in.</typeparam>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="state">Handed to the operation: a static one needs no closure.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <inheritdoc cref="QueueWhenRoomAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    public Task<Task<TResult>> QueueWhenRoomAsync<TState, TResult>(
        Func<TState, CancellationToken, Task<TResult>> operation,
        TState state,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return QueueWhenRoom<StatefulFunctionCall<TState, TResult>, Task<TResult>>(
            new StatefulFunctionCall<TState, TResult>(operation, state),
            cancellationToken);
    }
}
