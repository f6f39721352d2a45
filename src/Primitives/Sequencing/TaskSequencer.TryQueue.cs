using System.Diagnostics.CodeAnalysis;

namespace Weft;

// Queuing without waiting for a place; see TaskSequencerOptions.Capacity.
public partial class TaskSequencer
{
    /// <summary>Queues an operation that has no result, unless the sequencer is full.</summary>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="task">A task with the outcome of this operation; null if it was not queued.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <returns>Whether the operation was queued. It never waits; false for a full sequencer only.</returns>
    /// <exception cref="ObjectDisposedException">The sequencer was disposed.</exception>
    public bool TryQueue(
        Func<CancellationToken, Task> operation,
        [NotNullWhen(true)] out Task? task,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return TryQueueNow(new ActionCall(operation), cancellationToken, out task);
    }

    /// <summary>Queues an operation that has a result, unless the sequencer is full.</summary>
    /// <typeparam name="TResult">What the operation results in.</typeparam>
    /// <inheritdoc cref="TryQueue(Func{CancellationToken, Task}, out Task?, CancellationToken)"/>
    public bool TryQueue<TResult>(
        Func<CancellationToken, Task<TResult>> operation,
        [NotNullWhen(true)] out Task<TResult>? task,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        bool queued = TryQueueNow(new FunctionCall<TResult>(operation), cancellationToken, out Task? callersTask);
        task = (Task<TResult>?)callersTask;
        return queued;
    }

    /// <summary>Queues an operation that has no result, unless the sequencer is full.</summary>
    /// <typeparam name="TState">What the operation is handed.</typeparam>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="state">Handed to the operation: a static one needs no closure.</param>
    /// <param name="task">A task with the outcome of this operation; null if it was not queued.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <inheritdoc cref="TryQueue(Func{CancellationToken, Task}, out Task?, CancellationToken)"/>
    public bool TryQueue<TState>(
        Func<TState, CancellationToken, Task> operation,
        TState state,
        [NotNullWhen(true)] out Task? task,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return TryQueueNow(new StatefulActionCall<TState>(operation, state), cancellationToken, out task);
    }

    /// <summary>Queues an operation that has a result, unless the sequencer is full.</summary>
    /// <typeparam name="TState">What the operation is handed.</typeparam>
    /// <typeparam name="TResult">What the operation results in.</typeparam>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="state">Handed to the operation: a static one needs no closure.</param>
    /// <param name="task">A task with the outcome of this operation; null if it was not queued.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <inheritdoc cref="TryQueue(Func{CancellationToken, Task}, out Task?, CancellationToken)"/>
    public bool TryQueue<TState, TResult>(
        Func<TState, CancellationToken, Task<TResult>> operation,
        TState state,
        [NotNullWhen(true)] out Task<TResult>? task,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        bool queued = TryQueueNow(new StatefulFunctionCall<TState, TResult>(operation, state), cancellationToken, out Task? callersTask);
        task = (Task<TResult>?)callersTask;
        return queued;
    }
}
