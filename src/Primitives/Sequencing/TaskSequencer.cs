using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

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
public sealed class TaskSequencer : IAsyncDisposable
{
    private readonly object _gate = new();

    // Whether the chain has an owner, which is a turn or the thread that is about to start one.
    private bool _busy;

    // Those that wait for their turn, oldest to youngest; both null if there are none. The one whose turn it is, is not here.
    private QueuedOperation? _oldest;
    private QueuedOperation? _youngest;

    private bool _disposed;

    // Made by the first DisposeAsync that finds the sequencer busy; completed by the step from Busy to Idle.
    private TaskCompletionSource? _drained;

    /// <summary>Queues an operation that has no result.</summary>
    /// <param name="operation">Starts the operation when its turn comes; its task says when it has ended.</param>
    /// <param name="cancellationToken">Handed to the operation; passes over it if it has not started.</param>
    /// <returns>A task with the outcome of this operation, whatever becomes of the others.</returns>
    /// <exception cref="ObjectDisposedException">The sequencer was disposed.</exception>
    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var queued = new QueuedAction(this, operation, cancellationToken);
        Queue(queued);
        return queued.Task;
    }

    /// <summary>Queues an operation that has a result.</summary>
    /// <typeparam name="TResult">What the operation results in.</typeparam>
    /// <inheritdoc cref="QueueTaskAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    public Task<TResult> QueueTaskAsync<TResult>(
        Func<CancellationToken, Task<TResult>> operation,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var queued = new QueuedFunction<TResult>(this, operation, cancellationToken);
        Queue(queued);
        return queued.Task;
    }

    /// <summary>Refuses new operations from now on, and waits for the end of those that are queued. It cancels none.</summary>
    /// <returns>A task that completes when the last body has ended; every call gives the same answer.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            AssertInvariants_NeedsLock();
            _disposed = true;
            if (!_busy)
                return default;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_drained.Task);
        }
    }

    /// <summary>Starts the next turn, or leaves the sequencer idle. Only the owner of the chain may call it.</summary>
    internal void Advance()
    {
        while (TryTakeOldest(out QueuedOperation? operation))
        {
            operation.HandOver();

            // Not over yet: its end moves the chain on, from wherever that happens. If it is over, or was passed over,
            // this loop goes on. Calling Advance from the end instead would nest a turn in the one before (C14).
            if (!operation.Arrive())
                return;
        }
    }

    private void Queue(QueuedOperation operation)
    {
        // Before the append, so that nothing can fail between the append and the start: the chain would stand still (C9).
        operation.Register();
        if (!TryAdmit(operation, out bool idle))
        {
            operation.Unregister();
            throw new ObjectDisposedException(nameof(TaskSequencer), "The sequencer was disposed; the operation was not started.");
        }

        if (!idle)
            return;

        // This thread is in the operation's own context: no hand-over. Only this one turn; those that were queued
        // meanwhile go to their own contexts, so a caller is never kept to run the work of others.
        operation.Execute();
        if (operation.Arrive())
            Advance();
    }

    private bool TryAdmit(QueuedOperation operation, out bool idle)
    {
        lock (_gate)
        {
            AssertInvariants_NeedsLock();
            idle = !_busy;
            if (_disposed)
                return false;
            if (idle)
                _busy = true;
            else
                Append_NeedsLock(operation);
            return true;
        }
    }

    private void Append_NeedsLock(QueuedOperation operation)
    {
        if (_youngest is null)
            _oldest = operation;
        else
            _youngest.Next = operation;
        _youngest = operation;
    }

    private bool TryTakeOldest([NotNullWhen(true)] out QueuedOperation? operation)
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            AssertInvariants_NeedsLock();
            operation = _oldest;
            if (operation is not null)
            {
                _oldest = operation.Next;
                if (_oldest is null)
                    _youngest = null;

                // Whoever still holds an operation that has ended must not hold all that were queued after it (C13).
                operation.Next = null;
                return true;
            }

            _busy = false;
            drained = _drained;
        }

        drained?.TrySetResult();
        return false;
    }

    [Conditional("DEBUG")]
    private void AssertInvariants_NeedsLock()
    {
        Debug.Assert(Monitor.IsEntered(_gate), "The chain was touched without the lock.");
        Debug.Assert(_busy || _oldest is null, "Operations wait, and nobody owns the chain to start them.");
        Debug.Assert(_oldest is null == _youngest is null, "The chain has one end.");
        Debug.Assert(_drained is null || _disposed, "Somebody waits for the end of a sequencer that still accepts operations.");
    }
}
