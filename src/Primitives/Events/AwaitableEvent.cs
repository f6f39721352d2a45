using System.Diagnostics;

namespace Weft;

// Protocol. One word, _tail: what it refers to is the whole state of the event.
//
//      +-------+   Add       +---------------+   Set      +-----+
//      | Unset | ----------> | n waiters     | ---------> | Set |    Set resumes exactly these n, oldest first
//      | null  | <---------- | youngest one  |            | the |
//      +-------+ last Cancel +---------------+            | mark|
//        |  ^                                             +-----+
//        |  +------------------------ Reset ----------------+ ^
//        +--------------------------- Set --------------------+
//
// The waiters form a circle: the youngest points to the oldest, so one reference gives both ends, O(1) append and O(1) unlink.
// _tail is written under _gate only. It is read without the lock for one question: is the event set?
//
// A waiter:   Linked --> Released (by Set)  |  Cancelled (by its token)
// Who completes it: whoever unlinks it, under _gate; the other one finds it unlinked and does nothing. The winner resumes
// it after leaving the lock.
//
// Linearization points: Set = its write of the mark, or the read that finds it; Reset = its write of null; a wait = the
// read that finds the mark, or the append; a cancellation = the unlink.
//
// Invariants (schedules: verification/Coyote; single steps: tests/Primitives.Tests/Events):
//  A1  no wait ends before a Set, a token, or the constructor ended it    A7  waiters of one Set are handed over oldest first
//  A2  no waiter stays suspended when a Set that saw it has returned      A8  no code of others runs while _gate is held
//  A3  each wait is resumed once                                          A9  writes before Set are visible after the wait
//  A4  while set, a wait takes no lock, allocates nothing, goes on        A10 a throwing continuation stops no other
//  A5  Set on a set event does nothing                                    A11 a cancelled wait is gone; Set never sees it
//  A6  the reference is the copy: every holder sees one event
/// <summary>An event that any number of callers can await: setting it releases them all, and it stays set until it is reset.</summary>
/// <remarks>
/// <para>Ordering: the waits that one <see cref="Set"/> releases are handed over oldest first, each as a work item of its
/// own. A continuation that is slow, or throws, or waits for a younger one, therefore holds up nobody; what the work items do
/// once several threads have taken them up is theirs to order. What was written before <see cref="Set"/> is visible after the
/// wait, also after one that did not suspend.</para>
/// <para>Cancellation: only <see cref="WaitAsync"/> takes a token. Cancelling costs the same however many wait, and leaves
/// nothing behind in the event or in the token. Where a token and <see cref="Set"/> meet, exactly one of them ends the wait.</para>
/// <para>Disposal: there is nothing to dispose. An event that is dropped unset never releases its waits.</para>
/// <para>Threads: as with a task, <c>await e</c> goes on in the <see cref="SynchronizationContext"/> or the
/// <see cref="TaskScheduler"/> that it began in, otherwise on the thread pool; never inside <see cref="Set"/>, unless such a
/// context runs on the spot what is posted to it. A context that refuses the continuation loses it to the thread pool.
/// Exceptions that have no one to go to (the refusal, or that of a hand-written continuation) arrive at
/// <see cref="TaskScheduler.UnobservedTaskException"/>. All members may be called from any thread, also from a
/// continuation.</para>
/// <para>Allocation: none while the event is set. A suspended <c>await e</c> allocates one node, <see cref="WaitAsync"/> a
/// node and its task.</para>
/// <para>After Raymond Chen, The Old New Thing, 1 to 5 March 2021: the awaitable signal that can be awaited many times. Reset,
/// the count, the isolation of continuations and the cancellation are additions.</para>
/// </remarks>
[DebuggerDisplay("IsSet = {IsSet}")]
public sealed partial class AwaitableEvent
{
    private readonly object _gate = new();

    // null: unset, nobody waits. SignaledMarker: set. Anything else: unset, and this is the waiter that came last.
    private Waiter? _tail;

    /// <summary>Creates an event.</summary>
    /// <param name="initiallySet">Whether waits go on at once, until the first <see cref="Reset"/>.</param>
    public AwaitableEvent(bool initiallySet = false) => _tail = initiallySet ? SignaledMarker.Instance : null;

    /// <summary>Whether a wait that began now would go on at once.</summary>
    /// <remarks>Another thread may change it before the caller looks at the answer.</remarks>
    public bool IsSet =>
        // Needs acquire, so that whoever goes on without suspending sees the writes made before Set (A9).
        ReferenceEquals(Volatile.Read(ref _tail), SignaledMarker.Instance);

    /// <summary>Sets the event and releases the waits that are suspended on it. On a set event it does nothing.</summary>
    /// <returns>How many waits this call released; cancelled ones are not among them.</returns>
    /// <remarks>
    /// When it returns, every wait that it released has been handed over to where it continues, and the tasks of
    /// <see cref="WaitAsync"/> among them have completed. A wait that begins later is not released by this call, even if
    /// <see cref="Reset"/> follows at once.
    /// </remarks>
    public int Set()
    {
        Waiter? oldest;
        int count;
        lock (_gate)
        {
            AssertInvariants_NeedsLock();
            if (ReferenceEquals(_tail, SignaledMarker.Instance))
                return 0;

            // One step takes the list and sets the event. In two, a waiter added between them would be lost (A2), or one
            // that came after a Reset would be let through.
            count = TakeAll_NeedsLock(out oldest);
            WriteTail_NeedsLock(SignaledMarker.Instance);
        }

        while (oldest is not null)
        {
            // Resuming can run code that drops or reuses everything it can reach: step on first. Cutting the link keeps a
            // waiter that somebody still holds from holding all those behind it.
            Waiter waiter = oldest;
            oldest = waiter.Next;
            waiter.Next = null;
            waiter.Resume();
        }

        return count;
    }

    /// <summary>Unsets the event: waits that begin now suspend. On an unset event it does nothing.</summary>
    /// <remarks>It takes nothing back: waits that a <see cref="Set"/> released go on, wherever they are on their way.</remarks>
    public void Reset()
    {
        lock (_gate)
        {
            AssertInvariants_NeedsLock();
            if (ReferenceEquals(_tail, SignaledMarker.Instance))
                WriteTail_NeedsLock(null);
        }
    }

    /// <summary>Makes <c>await e</c> wait until the event is set.</summary>
    /// <returns>The awaiter, for the compiler.</returns>
    public AwaitableEventAwaiter GetAwaiter() => new(this);

    /// <summary>Returns a task that completes when the event is set, or is cancelled when the token is.</summary>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>A task that has completed if the event is set; otherwise a task of this wait alone.</returns>
    /// <remarks>
    /// A set event wins over a token that is already cancelled: there is nothing to wait for, hence nothing to cancel, and
    /// the outcome does not depend on which of the two came first. <see cref="Task.WaitAsync(CancellationToken)"/> on a
    /// completed task decides the same.
    /// </remarks>
    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        if (IsSet)
            return Task.CompletedTask;

        var waiter = new TaskWaiter(this);
        Add(waiter);
        if (cancellationToken.CanBeCanceled)
            CancelOn(waiter, cancellationToken);
        return waiter.Task;
    }

    [Conditional("DEBUG")]
    private void AssertInvariants_NeedsLock()
    {
        Debug.Assert(Monitor.IsEntered(_gate), "The waiters were touched without the lock.");
        if (_tail is null || ReferenceEquals(_tail, SignaledMarker.Instance))
            return;
        Debug.Assert(_tail.IsLinked_NeedsLock, "The youngest waiter is not linked.");
        Debug.Assert(ReferenceEquals(_tail.Next?.Previous, _tail), "The circle of waiters is broken at its seam.");
    }
}
