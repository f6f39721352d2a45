namespace Weft;

// Protocol. Everything is guarded by _gate; the chain has one owner at a time.
//
//      +------+  queue: the caller owns   +---------------------+
//      | Idle | ------------------------> | Busy, n are waiting | <--+  queue: append
//      |      | <------------------------ |                     | ---+  Advance: take the oldest
//      +------+  Advance finds none       +---------------------+
//          |           DisposeAsync           |
//          v                                  v
//      +----------------------------------------------------------+
//      | the same two, refusing new operations; on Idle: drained  |
//      +----------------------------------------------------------+
//
// The owner starts one turn and leaves. The chain then belongs to that turn, until start and end have both arrived
// (QueuedOperation._arrivals); the second of them calls Advance and is the next owner.
//
// A turn ends when the task of the *body* has ended. The caller's task says less: it is cancelled at once when the token is,
// while an older operation still runs (C7, C8).
//
// Who completes a caller's task: its token's callback while it waits, else whoever takes its turn (QueuedOperation._state).
// Linearization points: queuing = the append, or the write of _busy; DisposeAsync = the write of _disposed.
//
// Invariants (schedules: verification/Coyote; single steps: tests/Primitives.Tests/Sequencing):
//  C1  no two bodies are active at once        C8  the successor of a cancelled body waits for its real end
//  C2  operations start in the order queued    C9  a queuing that throws leaves the chain as it was
//  C3  a factory runs when all before ended    C10 no code of others runs while _gate is held
//  C4  a factory runs once, or is skipped      C11 a factory runs in the context it was queued in
//  C5  whatever fails, the chain moves on      C12 a dropped sequencer runs what was queued
//  C6  an outcome depends on its own body      C13 what has ended is reachable from nowhere
//  C7  cancelling lets nothing start early     C14 the stack does not grow with the queue

/// <summary>Runs asynchronous operations one after another, in the order queued: each starts when the last has really ended.</summary>
/// <remarks>
/// <para>Ordering: first in, first out. What ends an operation is the end of the task that it returned, clean-up included,
/// whatever its caller was told before. How it ended changes nothing for the others.</para>
/// <para>Cancellation: the token is handed to the operation. While the operation waits, cancelling completes the caller's
/// task at once; the operation keeps its place, is never called, and what it captured is let go. Once it runs, cancelling is
/// a request to it: the caller's task takes whatever outcome it has, when it has it, and the next one waits for that.</para>
/// <para>Disposal: <see cref="DisposeAsync"/> refuses new operations and waits for those that are queued. Disposing is
/// optional: a sequencer that is merely dropped runs what was queued.</para>
/// <para>Threads: an operation starts in the context that it was queued in, as an <see langword="await"/> would resume there:
/// the <see cref="SynchronizationContext"/>, or the <see cref="TaskScheduler"/>, otherwise the thread pool; its
/// <see cref="ExecutionContext"/> flows. On an idle sequencer it starts on the caller's thread, inside the call that queues
/// it. A context that refuses it faults its task with the context's exception. Continuations of the returned tasks never
/// run inside the sequencer. All members may be called from any thread, also from an operation. An operation that waits for
/// one queued behind it, or for <see cref="DisposeAsync"/>, waits for ever.</para>
/// <para>Allocation: a node and a task for each operation. Nothing of an operation is kept when it has ended.</para>
/// <para>After Raymond Chen, The Old New Thing, 12 to 16 September 2022: serializing asynchronous operations and the
/// task_sequencer; with the exception safety of 28 March 2025. Disposal, the tokens and the constant stack are additions.</para>
/// </remarks>
public sealed partial class TaskSequencer : IAsyncDisposable
{
    private static readonly object s_entered = new();
    private static readonly Closing s_closed = NewClosed();

    /// <summary>Queues an operation that has no result.</summary>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <returns>A task with the outcome of this operation, whatever becomes of the others.</returns>
    /// <exception cref="ObjectDisposedException">The sequencer was disposed.</exception>
    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Queue(new ActionCall(operation), cancellationToken);
    }

    /// <summary>Queues an operation that has a result.</summary>
    /// <typeparam name="TResult">What the operation results in.</typeparam>
    /// <inheritdoc cref="QueueTaskAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    public Task<TResult> QueueTaskAsync<TResult>(
        Func<CancellationToken, Task<TResult>> operation,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return (Task<TResult>)Queue(new FunctionCall<TResult>(operation), cancellationToken);
    }

    /// <summary>Queues an operation that has no result.</summary>
    /// <typeparam name="TState">What the operation is handed.</typeparam>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="state">Handed to the operation: a static one needs no closure.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <inheritdoc cref="QueueTaskAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    public Task QueueTaskAsync<TState>(
        Func<TState, CancellationToken, Task> operation,
        TState state,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return Queue(new StatefulActionCall<TState>(operation, state), cancellationToken);
    }

    /// <summary>Queues an operation that has a result.</summary>
    /// <typeparam name="TState">What the operation is handed.</typeparam>
    /// <typeparam name="TResult">What the operation results in.</typeparam>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="state">Handed to the operation: a static one needs no closure.</param>
    /// <param name="cancellationToken">Cancels the operation; passes over it if it has not started.</param>
    /// <inheritdoc cref="QueueTaskAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    public Task<TResult> QueueTaskAsync<TState, TResult>(
        Func<TState, CancellationToken, Task<TResult>> operation,
        TState state,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return (Task<TResult>)Queue(new StatefulFunctionCall<TState, TResult>(operation, state), cancellationToken);
    }

    /// <summary>How far the sequencer has come.</summary>
    /// <remarks>A snapshot: what others do meanwhile, it may miss. While nothing is queued and no operation ends, it is exact.</remarks>
    public SequencerProgress Progress
    {
        get
        {
            while (true)
            {
                object? seen = Volatile.Read(ref _state);
                int turns = Volatile.Read(ref _turns);
                long completed = Volatile.Read(ref _completed);

                // Unchanged, the word stands for the time between: an arrival is never in it twice.
                if (Volatile.Read(ref _state) != seen)
                    continue;
                if (seen is null || seen == s_closed)
                    return new(0, 0, completed);
                return new(seen is IArrival last ? Math.Max(0, last.Depth - turns) : 0, 1, completed);
            }
        }
    }

    private static Closing NewClosed()
    {
        var closed = new Closing();
        closed.SetResult();
        return closed;
    }
}
