using System.Diagnostics;

namespace Weft;

// Protocol. The operating system holds the state of the event; a copy holds a use of a handle to it, and who waits through the copy.
//
//      +------+   Dispose    +----------+
//      | Open | -----------> | Disposed |      under _gate, with all waits that are pending here
//      +------+              +----------+
//
//      a wait:    (asked) --> pending here --> ended      Forget takes it from the list; protocol: RegisteredWait.cs
//      a handle:  KernelHandle counts its users: the copies that share it, and the threads that block on it
//
// Who ends a wait: the pool, when it sees the event set; the token; the timer; the Dispose of its copy. RegisteredWait decides.
// Linearization points: Set, Reset, IsSet = the kernel call; Dispose = the write of _isDisposed; a wait = the kernel call that finds
// the event set, or its own end.
//
// A copy that is disposed while another member runs: the handle stays open for the length of a call, which its safe handle sees to.
// A wait is entered in the list before it is handed to the pool. In the other order, a Dispose between the two would not see it, and
// it would wait for ever on a handle that nobody can set any more.
//
// Invariants (schedules: verification/Coyote/Events/KernelEventTests.cs):
//  A1  no wait succeeds before a Set or the constructor              A6  all copies are one event; each has its own life
//  A2  no wait stays pending while the event is set                  A8  no code of others runs while _gate is held
//  A3  each wait ends once                                           A9  writes before Set are visible after the wait
//  A4  while set, a wait goes on at once (at the price of a call)    A11 a wait that was left is unregistered, once
//  A5  Set on a set event does nothing
//  Not A7: the pool has no order.
/// <summary>
/// An event of the operating system that can be awaited, and copied. All copies are one event: setting one releases the waits of all.
/// </summary>
/// <remarks>
/// <para>Each copy is disposed by its owner; none of the others notices. <see cref="Duplicate"/> and <see cref="Share"/> are the two
/// ways to copy: with a handle of its own, or with a share in this one. <see cref="AwaitableEvent"/> does the same in user mode, for
/// a small part of the cost; this one is for what needs the kernel.</para>
/// <para>Ordering: none. The waits that a <see cref="Set"/> releases go on in any order, and at the same time. A wait is released by
/// an event that is set when the thread pool looks: where <see cref="Reset"/> follows <see cref="Set"/> at once, some waits, or all,
/// may see nothing of it. What was written before <see cref="Set"/> is visible after the wait.</para>
/// <para>Cancellation: a token or a time-out ends its own wait and leaves nothing behind. An event that is set when the wait begins
/// wins over both; one that is set later competes with them, and the first to arrive decides.</para>
/// <para>Disposal: ends the waits that were begun on this copy, blocked threads too, with <see cref="ObjectDisposedException"/>. The
/// waits of other copies go on. The handle closes when no copy uses it any more.</para>
/// <para>Threads: all members may be called from any thread. <c>await e</c> goes on where <c>await</c> of a task would: in the
/// <see cref="SynchronizationContext"/> or <see cref="TaskScheduler"/> that it began in, otherwise on the thread pool; never inside
/// <see cref="Set"/>, <see cref="Dispose"/>, or the cancellation of a token.</para>
/// <para>Allocation and cost: every member is a call into the kernel, <c>await</c> of a set event too, which allocates nothing. (Where
/// the framework makes the kernel's events itself, as on Linux, it is a call under one lock of the process.) A wait that suspends
/// takes a registration with the thread pool, which spends one of its threads for each 63 waits, and is resumed by way of two
/// others.</para>
/// <para>After Raymond Chen, The Old New Thing, 2 March 2021: "Creating a co_await awaitable signal that can be awaited multiple
/// times, part 2", both variants. Reset, the token, the time-out, the blocking wait and the rules of disposal are additions.</para>
/// </remarks>
[DebuggerDisplay("IsSet = {IsSet}, Pending = {_pending.Count}")]
public sealed partial class KernelEvent : IDisposable
{
    private readonly object _gate = new();
    private readonly KernelHandle _handle;

    // The waits that were begun here and have not ended. Their order means nothing.
    private readonly HashSet<KernelEventWait> _pending = [];

    private bool _isDisposed;

    /// <summary>Creates an event, and the first copy of it.</summary>
    /// <param name="initiallySet">Whether waits go on at once, until the first <see cref="Reset"/>.</param>
    public KernelEvent(bool initiallySet = false)
        : this(new KernelHandle(initiallySet))
    {
    }

    private KernelEvent(KernelHandle handle) => _handle = handle;

    /// <summary>Whether a wait that began now would go on at once. It costs a call into the kernel.</summary>
    /// <remarks>Another thread may change it before the caller looks at the answer.</remarks>
    /// <exception cref="ObjectDisposedException">This copy was disposed.</exception>
    public bool IsSet => Event.WaitOne(0);

    private EventWaitHandle Event
    {
        get
        {
            // Without the lock: every await comes by. A Dispose that this misses closes no handle under the call; see above.
            ThrowIf(Volatile.Read(ref _isDisposed));
            return _handle.Event;
        }
    }

    /// <summary>Returns another copy, with a handle of its own to the same event.</summary>
    /// <returns>A copy that its owner disposes; it may outlive this one.</returns>
    /// <remarks>
    /// On Windows it costs a call into the kernel and a handle, as the seed's first variant does. Elsewhere the framework has one handle
    /// for each event; there the new copy takes a share in it, which cannot be told apart but for the cost.
    /// </remarks>
    /// <exception cref="ObjectDisposedException">This copy was disposed.</exception>
    /// <exception cref="IOException">The system has no handle left.</exception>
    public KernelEvent Duplicate() => Copy(static handle => handle.Duplicate());

    /// <summary>Returns another copy, which shares the handle of this one: the last of those who share it closes it.</summary>
    /// <returns>A copy that its owner disposes; it may outlive this one.</returns>
    /// <remarks>It costs no call into the kernel, as the seed's second variant does.</remarks>
    /// <exception cref="ObjectDisposedException">This copy was disposed.</exception>
    public KernelEvent Share() => Copy(static handle => handle.Share());

    /// <summary>Sets the event: the waits of all copies go on, and later ones do not suspend. On a set event it does nothing.</summary>
    /// <remarks>It releases nobody on the spot: the thread pool sees that the event is set, and then lets the waits go on.</remarks>
    /// <exception cref="ObjectDisposedException">This copy was disposed.</exception>
    public void Set() => Event.Set();

    /// <summary>Unsets the event: waits that begin now suspend. On an unset event it does nothing.</summary>
    /// <remarks>A wait that has not gone on yet may miss a <see cref="Set"/> that is undone so soon.</remarks>
    /// <exception cref="ObjectDisposedException">This copy was disposed.</exception>
    public void Reset() => Event.Reset();

    /// <summary>Ends this copy, and the waits that were begun on it, with <see cref="ObjectDisposedException"/>.</summary>
    /// <remarks>
    /// Other copies, and waits begun on them, do not notice. A wait that has been released stays so, also where its continuation has
    /// not run yet. When it returns, the waits of this copy have ended and their registrations are gone. To dispose again does nothing.
    /// </remarks>
    public void Dispose()
    {
        KernelEventWait[] pending;
        lock (_gate)
        {
            if (_isDisposed)
                return;

            // One step takes the waits and refuses new ones; see above.
            Volatile.Write(ref _isDisposed, true);
            pending = [.. _pending];
            WakeBlocked_NeedsLock();
        }

        foreach (KernelEventWait wait in pending)
            wait.EndDisposed();

        // Last: a wait that is on its way to the pool finds itself ended, or the handle open.
        _handle.Dispose();
    }

    /// <summary>What a wait ends with whose copy was disposed.</summary>
    internal static ObjectDisposedException DisposedWhileWaiting() =>
        new(nameof(KernelEvent), "This copy of the kernel event was disposed while the wait was pending; wait on a copy that lives on.");

    /// <summary>Takes a wait that has ended from the list.</summary>
    internal void Forget(KernelEventWait wait)
    {
        lock (_gate)
            _pending.Remove(wait);
    }

    private static void ThrowIf(bool isDisposed)
    {
        if (isDisposed)
        {
            throw new ObjectDisposedException(
                nameof(KernelEvent), "This copy of the kernel event was disposed; give each user a copy of its own by Duplicate or Share.");
        }
    }

    private KernelEvent Copy(Func<KernelHandle, KernelHandle> copyHandle)
    {
        lock (_gate)
        {
            // Under the lock: while this copy is open it is a user of the handle, so the count of users is not zero.
            ThrowIf(_isDisposed);
            return new KernelEvent(copyHandle(_handle));
        }
    }
}
