using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Weft;

// Protocol. One word, _tail: what it refers to is the whole state of the event.
//
//      +-------+   Add       +---------------+   Set      +-----+
//      | Unset | ----------> | n waiters     | ---------> | Set |    Set and Pulse release exactly these n, oldest first
//      | null  | <---------- | youngest one  |            | the |
//      +-------+ last Cancel +---------------+            | mark|
//        |  ^     or Pulse                                +-----+
//        |  +------------------- Reset, Pulse --------------+ ^
//        +--------------------------- Set --------------------+
//
// The waiters form a circle: the youngest points to the oldest, so one reference gives both ends, O(1) append and O(1) unlink.
//
// Set, Pulse and Reset are one compare-exchange each. It takes the whole circle with it, whatever its length: the waiters are
// then the caller's, who walks them outside the word. Whoever changes the circle instead of taking it (Add, a cancellation,
// the storing of a registration, a snapshot) exchanges the word for the mark Busy, does a few steps, and writes the word back.
// Busy means unset, for whoever only asks; all others spin, as those few steps wait for nobody and call nobody.
//
// How a canceller knows whether its waiter is still linked, although Set has touched nothing but the word: circles are numbered.
// Who adds to an empty word begins a new one. A waiter remembers the number of its circle, and so is linked if and only if the
// word refers to a circle, that circle has this number, and nobody has unlinked the waiter from it.
//
// A waiter:   Linked --> Released (by Set or Pulse)  |  Cancelled (by its token)  |  TimedOut (by its timer or its thread)
// Who completes it: whoever unlinks it; the others find it unlinked and do nothing.
//
// Linearization points: Set, Pulse, Reset = their compare-exchange (Reset of an unset event: its read); a wait = the read that
// finds the mark, or the write that ends the append; a cancellation = the write that ends the unlink.
//
// Invariants (schedules: verification/Coyote; single steps: tests/Primitives.Tests/Events):
//  A1  no wait ends before a Set, a Pulse, a token, a timer or the constructor ended it
//  A2  no waiter stays suspended when a Set that saw it has returned      A7  waiters of one release are handed over oldest first
//  A3  each wait is resumed once                                          A8  no code of others runs while the word is busy
//  A4  while set, a wait takes no lock, allocates nothing, goes on        A9  writes before Set are visible after the wait
//  A5  Set on a set event does nothing                                    A10 a throwing continuation stops no other
//  A6  the reference is the copy: every holder sees one event             A11 a cancelled wait is gone; Set never sees it
/// <summary>An event that any number of callers can await: setting it releases them all, and it stays set until it is reset.</summary>
/// <remarks>
/// <para>Ordering: the waits that one <see cref="Set"/> or <see cref="Pulse"/> releases are handed over oldest first; what
/// several threads then do with them is theirs to order. A release frees exactly the waits that are suspended at the one moment
/// at which it happens. What was written before it is visible after the wait, also after one that did not suspend.</para>
/// <para>Cancellation: cancelling costs the same however many wait, and leaves nothing behind in the event, the token or the
/// timer. Where a token, a time-out and a release meet, exactly one of them ends the wait. A set event wins over a token that
/// is cancelled already, and over a time-out of zero.</para>
/// <para>Disposal: there is nothing to dispose. An event that is dropped unset never releases its waits.</para>
/// <para>Threads: as with a task, <c>await e</c> goes on in the <see cref="SynchronizationContext"/> or the
/// <see cref="TaskScheduler"/> that it began in; without one, where the <see cref="ContinuationMode"/> of the event says. On the
/// pool, all waits of a release are one work item, but one that blocks, throws or is slow holds up nobody. Inline, a chain of
/// events that set each other goes on on the pool before the stack is used up. A context that refuses a continuation loses it to
/// the pool. Exceptions that have no one to go to (the refusal, or that of a hand-written continuation) arrive at
/// <see cref="TaskScheduler.UnobservedTaskException"/>. All members may be called from any thread, also from a
/// continuation.</para>
/// <para>Allocation: none while the event is set. A suspended <c>await e</c> needs one node, which the thread that released an
/// earlier one may have kept for it; the other waits allocate one object, and a task where they return one.</para>
/// <para>After Raymond Chen, The Old New Thing, 1 to 5 March 2021: the awaitable signal that can be awaited many times. Reset,
/// Pulse, the counts, the outcomes, the isolation of continuations and the cancellation are additions.</para>
/// </remarks>
[DebuggerDisplay("{DebuggerText,nq}")]
[DebuggerTypeProxy(typeof(AwaitableEventDebugView))]
public sealed partial class AwaitableEvent
{
    private readonly ContinuationMode _mode;

    // null: unset, nobody waits. Marker.Set: set. Marker.Busy: unset, and somebody changes the circle. Anything else: unset, and
    // this is the waiter that came last.
    private Waiter? _tail;

    // The number of the circle that the word refers to, or of the last one. Guarded by Busy.
    private long _circle;

    // How many the circle holds that the word refers to; meaningless when it refers to none. Guarded by Busy.
    private int _count;

    /// <summary>Creates an event.</summary>
    /// <param name="initiallySet">Whether waits go on at once, until the first <see cref="Reset"/>.</param>
    /// <param name="continuations">Where continuations run that no context asks for.</param>
    public AwaitableEvent(bool initiallySet = false, ContinuationMode continuations = ContinuationMode.Queued)
    {
        if (continuations is not (ContinuationMode.Queued or ContinuationMode.Inline))
            throw new ArgumentOutOfRangeException(nameof(continuations), continuations, "Continuations are either Queued or Inline.");
        _mode = continuations;
        _tail = initiallySet ? Marker.Set : null;
    }

    /// <summary>Whether a wait that began now would go on at once.</summary>
    /// <remarks>Another thread may change it before the caller looks at the answer.</remarks>
    public bool IsSet =>
        // Needs acquire, so that whoever goes on without suspending sees the writes made before Set (A9).
        ReferenceEquals(Volatile.Read(ref _tail), Marker.Set);

    /// <summary>Sets the event and releases the waits that are suspended on it. On a set event it does nothing.</summary>
    /// <returns>How many waits this call released; those that a token or a time-out ended are not among them.</returns>
    /// <remarks>
    /// When it returns, every wait that it released has been handed over to where it continues, the tasks and outcomes among
    /// them have completed, and the threads have been woken. A wait that begins later is not released by this call, even if
    /// <see cref="Reset"/> follows at once.
    /// </remarks>
    public int Set() => Release(Exchange(Marker.Set));

    /// <summary>Releases the waits that are suspended on the event, and leaves it unset. It also resets a set event.</summary>
    /// <returns>How many waits this call released.</returns>
    /// <remarks>
    /// It is one step: no wait that begins later is let through, as could happen between <see cref="Set"/> and
    /// <see cref="Reset"/>. What is said of <see cref="Set"/> holds for the waits that it releases.
    /// </remarks>
    public int Pulse() => Release(Exchange(null));

    /// <summary>Unsets the event: waits that begin now suspend. On an unset event it does nothing.</summary>
    /// <remarks>It takes nothing back: waits that a <see cref="Set"/> released go on, wherever they are on their way.</remarks>
    public void Reset()
    {
        if (IsSet)
            Interlocked.CompareExchange(ref _tail, null, Marker.Set);
    }

    private int Release(Waiter? youngest)
    {
        if (youngest is null || ReferenceEquals(youngest, Marker.Set))
            return 0;

        // The stack is looked at once a release, not once a waiter: those of one release stand beside each other on it.
        bool inline = _mode == ContinuationMode.Inline && RuntimeHelpers.TryEnsureSufficientExecutionStack();
        var handover = new Handover(inline);
        Waiter? oldest = youngest.Next;
        youngest.Next = null;
        int count = 0;
        while (oldest is not null)
        {
            // Releasing can run code that drops or reuses everything it can reach: step on first. Cutting the links keeps a
            // waiter that somebody still holds from holding all the others.
            Waiter waiter = oldest;
            oldest = waiter.Next;
            waiter.Next = null;
            waiter.Previous = null;
            waiter.Release(ref handover);
            count++;
        }

        handover.Flush();
        return count;
    }
}
