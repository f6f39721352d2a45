namespace Weft;

// The list of waiters. The protocol stands in AwaitableEvent.cs.
public sealed partial class AwaitableEvent
{
    /// <summary>Suspends <paramref name="waiter"/> until the next Set, or resumes it if the event is set by now.</summary>
    internal void Add(Waiter waiter)
    {
        // The caller's look at IsSet is stale. Set may have come since, and would not come again: look under the lock (A2).
        lock (_gate)
        {
            AssertInvariants_NeedsLock();
            if (!ReferenceEquals(_tail, SignaledMarker.Instance))
            {
                Append_NeedsLock(waiter);
                return;
            }
        }

        // Resumed as Set would have done it. Calling the continuation from here instead would nest one frame for each await
        // of a loop whose event is set just too late.
        waiter.Resume();
    }

    /// <summary>Ties the wait to its token. The waiter is linked before: the callback may run inside the registration.</summary>
    private void CancelOn(TaskWaiter waiter, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var waiter = (TaskWaiter)state!;
                waiter.Owner.Cancel(waiter, token);
            },
            waiter);

        lock (_gate)
        {
            // Still linked: whoever unlinks it from now on finds the registration.
            if (waiter.IsLinked_NeedsLock)
            {
                waiter.Registration = registration;
                return;
            }
        }

        // Set came between the append and here and found no registration to take back. Without this line a long-lived token
        // would keep every such wait.
        registration.Unregister();
    }

    private void Cancel(TaskWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            AssertInvariants_NeedsLock();
            if (!waiter.IsLinked_NeedsLock)
                return;
            Unlink_NeedsLock(waiter);
        }

        waiter.Cancel(cancellationToken);
    }

    private void Append_NeedsLock(Waiter waiter)
    {
        Waiter? youngest = _tail;
        if (youngest is null)
        {
            waiter.Next = waiter;
            waiter.Previous = waiter;
        }
        else
        {
            waiter.Next = youngest.Next;
            waiter.Previous = youngest;
            youngest.Next!.Previous = waiter;
            youngest.Next = waiter;
        }

        WriteTail_NeedsLock(waiter);
    }

    private void Unlink_NeedsLock(Waiter waiter)
    {
        if (ReferenceEquals(waiter.Next, waiter))
        {
            WriteTail_NeedsLock(null);
        }
        else
        {
            waiter.Previous!.Next = waiter.Next;
            waiter.Next!.Previous = waiter.Previous;
            if (ReferenceEquals(_tail, waiter))
                WriteTail_NeedsLock(waiter.Previous);
        }

        waiter.Next = null;
        waiter.Previous = null;
    }

    /// <summary>Unlinks every waiter, which makes them this call's to resume, and opens the circle into a list.</summary>
    private int TakeAll_NeedsLock(out Waiter? oldest)
    {
        Waiter? youngest = _tail;
        oldest = youngest?.Next;
        if (youngest is not null)
            youngest.Next = null;

        int count = 0;
        for (Waiter? waiter = oldest; waiter is not null; waiter = waiter.Next)
        {
            waiter.Previous = null;
            count++;
        }

        return count;
    }

    private void WriteTail_NeedsLock(Waiter? tail) =>
        // Needs release: IsSet reads the word without the lock, and whoever finds the mark must see what came before Set (A9).
        Volatile.Write(ref _tail, tail);
}
