namespace Weft.Verification.Mutants.Events;

// Re-creates the lost wake-up that the second look under the lock prevents in Raymond Chen's awaitable signal (The Old New
// Thing, 3 March 2021): without it the look at the state and the entry into the list are two steps.
//
//   waiter                                      setter
//   finds the event unset
//                                               sets the event; finds nobody in the list; returns
//   enlists, and waits
//
// Expected: stuck. Sound: look again under the lock that guards the list.
internal sealed class EnlistsWithoutASecondLook : LockedEvent
{
    public override Task WaitAsync(CancellationToken cancellationToken = default)
    {
        if (IsSet) return Task.CompletedTask;

        var waiter = NewWaiter();
        lock (Gate) Waiters.Add(waiter);
        return waiter.Task;
    }
}
