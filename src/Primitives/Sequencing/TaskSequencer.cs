namespace Weft;

// Protocol. One word, _state, says who owns the chain and what has arrived. There is no lock.
//
//     +------+ enter: CAS  +---------+  push: CAS   +-------------+  push: CAS     +---------+  all is over: CAS  +--------+
//     | null | ----------> | entered | -----------> | youngest of | -------------> | Closing | -----------------> | closed |
//     +------+ <---------- +---------+              | the arrivals| (DisposeAsync, +---------+                    +--------+
//      idle  ^ leave: CAS    busy, no one else      +-------------+  AbortAsync)    nobody pushes over it    idle, refuses all
//            |                                         |   ^  push
//            +-----------------------------------------+   +--
//              the owner has run all that it took: CAS
//
// An arrival is an operation, an IdleWaiter or the Closing; IArrival.Next leads to the one before it. The owner takes what is new
// (above _taken), turns it round and works it off, oldest first (_head). It leaves by a compare-exchange that expects the youngest
// arrival it took: an arrival that came too late to be taken makes that fail, so none is forgotten, and who waits for idle or for
// the end stands in the same word, so neither is told too early.
//
// The owner is the thread that entered, or pushed onto null; then the body that runs: its end goes on, on whatever thread it comes.
// A turn that is handed over to a context belongs to its start and its end together (_arrivals). All plain fields are the owner's.
//
// A turn ends when the task of the *body* has ended. The caller's task says less: it is cancelled at once when the token is, while
// an older operation still runs (C7, C8). An operation that has ended when it returns gives its own task to the caller.
//
// Who completes a caller's task: whoever takes the operation out of Waiting (IQueued): its token, AbortAsync, or its turn.
// Linearization points: queuing, waiting for idle, DisposeAsync, AbortAsync = the compare-exchange that enters or pushes.
//
// Invariants (schedules: verification/Coyote; single steps: tests/Primitives.Tests/Sequencing):
//  C1  no two bodies are active at once        C8  the successor of a cancelled body waits for its real end
//  C2  operations start in the order queued    C9  a queuing that throws leaves the chain as it was
//  C3  a factory runs when all before ended    C10 code of others runs under no lock
//  C4  a factory runs once, or is skipped      C11 a factory runs in the context it was queued in
//  C5  whatever fails, the chain moves on      C12 a dropped sequencer runs what was queued
//  C6  an outcome depends on its own body      C13 what has ended is reachable from nowhere
//  C7  cancelling lets nothing start early     C14 the stack does not grow with the queue

/// <summary>Runs asynchronous operations one after another, in the order queued: each starts when the last has really ended.</summary>
/// <remarks>
/// <para>Ordering: first in, first out. What ends an operation is the end of the task that it returned, clean-up included,
/// whatever its caller was told before. How it ended changes nothing for the others.</para>
/// <para>Cancellation: the operation is handed a token that follows its caller's and <see cref="AbortAsync"/>. While the operation
/// waits, cancelling completes the caller's task at once; the operation keeps its place, is never called, and what it captured is let
/// go. Once it runs, cancelling is a request to it: the caller's task takes whatever outcome it has, when it has it, and the next one
/// waits for that. A body that was cancelled by its token is reported with the caller's token if that one was cancelled.</para>
/// <para>Disposal: <see cref="DisposeAsync"/> refuses new operations and waits for those that are queued; <see cref="AbortAsync"/>
/// cancels those and signals the one that runs. Disposing is optional: a sequencer that is merely dropped runs what was queued.</para>
/// <para>Threads: an operation starts in the context that it was queued in, as an <see langword="await"/> would resume there:
/// the <see cref="SynchronizationContext"/>, or the <see cref="TaskScheduler"/>, otherwise the thread pool; its
/// <see cref="ExecutionContext"/> flows. On an idle sequencer it starts on the caller's thread, inside the call that queues
/// it. On the pool it may start right where an async method before it ended, like what follows an <see langword="await"/>; it never
/// starts inside the call that completes a <see cref="TaskCompletionSource"/> whose task the operation before returned. A context
/// that refuses an operation faults its task with the context's exception. Continuations of the returned tasks never run inside the
/// sequencer. All members may be called from any thread, also from an operation. An operation that waits for one queued behind it,
/// or for the end of all, waits for ever, unless <see cref="TaskSequencerOptions.DetectsSelfAwait"/> is asked for.</para>
/// <para>Allocation: nothing for an operation that finds the sequencer idle and ends before it returns. Otherwise the returned task,
/// and 24 bytes if it found the sequencer idle, 64 if it is queued, more if it brings a token. Nothing of an operation is kept when
/// it has ended.</para>
/// <para>After Raymond Chen, The Old New Thing, 12 to 16 September 2022: serializing asynchronous operations and the
/// task_sequencer; with the exception safety of 28 March 2025. The rest is an addition; docs/sequencing.md says why it is so.</para>
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
