using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Weft;

// The word and the circle of waiters. The protocol stands in AwaitableEvent.cs.
public sealed partial class AwaitableEvent
{
    /// <summary>Suspends <paramref name="waiter"/> until the next release, or hands it over if the event is set by now.</summary>
    /// <returns>Whether it was suspended.</returns>
    internal bool Add(Waiter waiter) => Add(waiter, cancellable: null);

    private bool Add(Waiter waiter, CancellableWaiter? cancellable)
    {
        // The caller's look at IsSet is stale. Set may have come since, and would not come again: look with the word (A2).
        if (TryEnter(out Waiter? youngest))
        {
            Append_NeedsWord(waiter, youngest);
            if (cancellable is not null)
                cancellable.Circle = _circle;
            Leave(waiter);
            return true;
        }

        // Never inline: that would nest one frame for each await of a loop whose event is set just too late.
        var handover = new Handover(mayInline: false);
        waiter.Release(ref handover);
        handover.Flush();
        return false;
    }

    /// <summary>Adds a waiter that a token or a timer can end. It is linked first: they may call back before they are stored.</summary>
    private void AddCancellable(CancellableWaiter waiter, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (!Add(waiter, cancellable: waiter))
            return;

        ITimer? timer = null;
        CancellationTokenRegistration registration = default;
        try
        {
            if (timeout != Timeout.InfiniteTimeSpan)
            {
                timer = WaitTime.Start(
                    timeProvider,
                    static waiter => ((CancellableWaiter)waiter!).Cancel(WaitOutcome.TimedOut, CancellationToken.None),
                    waiter,
                    timeout);
            }

            registration = cancellationToken.UnsafeRegister(
                static (waiter, token) => ((CancellableWaiter)waiter!).Cancel(WaitOutcome.Cancelled, token),
                waiter);
        }
        catch
        {
            // The provider has thrown, and nobody will have this wait.
            TryUnlink(waiter);
            CancellableWaiter.TakeBack(registration, timer);
            throw;
        }

        // Not stored: a release or a canceller came between the append and here, and found nothing to take back. Without this
        // line a long-lived token would keep every such wait.
        if (!TryStore(waiter, registration, timer))
            CancellableWaiter.TakeBack(registration, timer);
    }

    /// <summary>Unlinks the waiter, which makes it the caller's to end. It is not linked any more if somebody else has won it.</summary>
    internal bool TryUnlink(CancellableWaiter waiter)
    {
        if (!TryEnter(out Waiter? youngest))
            return false;

        bool linked = IsLinked_NeedsWord(waiter, youngest);
        Leave(linked ? Unlink_NeedsWord(waiter, youngest!) : youngest);
        return linked;
    }

    private bool TryStore(CancellableWaiter waiter, CancellationTokenRegistration registration, ITimer? timer)
    {
        if (!TryEnter(out Waiter? youngest))
            return false;

        bool linked = IsLinked_NeedsWord(waiter, youngest);
        if (linked)
        {
            // Whoever unlinks it from now on finds them.
            waiter.Registration = registration;
            waiter.Timer = timer;
        }

        Leave(youngest);
        return linked;
    }

    /// <summary>Replaces the word, and everything it refers to is the caller's.</summary>
    private Waiter? Exchange(Waiter? word)
    {
        Waiter? tail = Volatile.Read(ref _tail);
        while (true)
        {
            if (ReferenceEquals(tail, Marker.Busy))
                tail = ReadWhenNotBusy();

            // Also where nothing changes: the compare-exchange is a full fence. A caller that writes its news and then finds
            // the event set must not have read that before its write, when somebody resets the event and looks for news.
            if (TryReplace(ref tail, word))
                return tail;
        }
    }

    /// <summary>Makes the word busy, and the circle the caller's until <see cref="Leave"/>; not if the event is set.</summary>
    private bool TryEnter(out Waiter? youngest)
    {
        youngest = Volatile.Read(ref _tail);
        while (true)
        {
            if (ReferenceEquals(youngest, Marker.Busy))
                youngest = ReadWhenNotBusy();
            if (ReferenceEquals(youngest, Marker.Set))
                return false;

            if (TryReplace(ref youngest, Marker.Busy))
            {
                AssertInvariants_NeedsWord(youngest);
                return true;
            }
        }
    }

    private bool TryReplace(ref Waiter? expected, Waiter? word)
    {
        Waiter? seen = Interlocked.CompareExchange(ref _tail, word, expected);
        bool isReplaced = ReferenceEquals(seen, expected);

        // If somebody was faster, that is no reason to wait for him: the caller tries again with what he has left.
        expected = seen;
        return isReplaced;
    }

    /// <summary>Waits until whoever changes the circle has written the word back.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Waiter? ReadWhenNotBusy()
    {
        var spinner = default(SpinWait);
        while (true)
        {
            spinner.SpinOnce();
            Waiter? tail = Volatile.Read(ref _tail);
            if (!ReferenceEquals(tail, Marker.Busy))
                return tail;
        }
    }

    private void Leave(Waiter? youngest) =>
        // Needs release: who takes the circle next must see it whole.
        Volatile.Write(ref _tail, youngest);

    private void Append_NeedsWord(Waiter waiter, Waiter? youngest)
    {
        if (youngest is null)
        {
            waiter.Next = waiter;
            waiter.Previous = waiter;
            _circle++;
            _count = 1;
        }
        else
        {
            waiter.Next = youngest.Next;
            waiter.Previous = youngest;
            youngest.Next!.Previous = waiter;
            youngest.Next = waiter;
            _count++;
        }
    }

    private bool IsLinked_NeedsWord(CancellableWaiter waiter, Waiter? youngest) =>
        youngest is not null && waiter.Circle == _circle && waiter.Previous is not null;

    /// <returns>The youngest of those that are left.</returns>
    private Waiter? Unlink_NeedsWord(CancellableWaiter waiter, Waiter youngest)
    {
        Waiter older = waiter.Previous!;
        older.Next = waiter.Next;
        waiter.Next!.Previous = older;
        waiter.Next = null;
        waiter.Previous = null;
        _count--;
        if (!ReferenceEquals(waiter, youngest))
            return youngest;
        return ReferenceEquals(older, waiter) ? null : older;
    }

    [Conditional("DEBUG")]
    private void AssertInvariants_NeedsWord(Waiter? youngest)
    {
        if (youngest is null)
            return;
        Debug.Assert(_count > 0, "A circle holds no waiter.");
        Debug.Assert(youngest.Previous is not null, "The youngest waiter is not linked.");
        Debug.Assert(ReferenceEquals(youngest.Next!.Previous, youngest), "The circle of waiters is broken at its seam.");
    }
}
