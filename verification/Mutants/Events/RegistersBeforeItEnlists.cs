namespace Weft.Verification.Mutants.Events;

// Re-creates microsoft/vs-threading issue 185 (fixed by pull request 186): a wait that is never cancelled.
//
//   waiter                                      canceller
//   finds the token not cancelled
//                                               Cancel: nobody is registered; returns
//   Register runs the callback here and now:
//     the list does not hold the waiter; nothing to do
//   enlists the waiter
//   waits, and no callback is left
//
// Expected: stuck. Sound: enlist first, register second.
internal sealed class RegistersBeforeItEnlists : LockedEvent
{
    public override Task WaitAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);

        var waiter = NewWaiter();
        lock (Gate)
        {
            if (Signaled) return Task.CompletedTask;
            cancellationToken.Register(() => Cancel(waiter, cancellationToken));
            Waiters.Add(waiter);
        }

        return waiter.Task;
    }
}
