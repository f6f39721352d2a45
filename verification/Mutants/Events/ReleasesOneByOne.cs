namespace Weft.Verification.Mutants.Events;

// Re-creates tokio issue 5396 (fixed by pull request 5458): a broadcast that lets go of the lock between two waiters takes
// those along who come meanwhile.
//
//   setter                                      first waiter
//   releases the first, lets go of the lock
//                                               goes on, resets the event, waits again
//   takes the lock, releases the second
//   takes the lock, finds the first once more, releases it
//
// Expected: a wait that began after Reset is released by the Set before it. Sound: take the whole list at once.
internal sealed class ReleasesOneByOne : LockedEvent
{
    public override int Set()
    {
        lock (Gate) Signaled = true;

        for (var released = 0; ; released++)
        {
            TaskCompletionSource waiter;
            lock (Gate)
            {
                if (Waiters.Count == 0) return released;
                waiter = Waiters[0];
                Waiters.RemoveAt(0);
            }

            waiter.TrySetResult();
        }
    }
}
