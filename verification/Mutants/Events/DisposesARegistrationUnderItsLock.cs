namespace Weft.Verification.Mutants.Events;

// Re-creates microsoft/vs-threading issue 1000 (fixed by pull request 1001), which dotNext issue 82 and a later one of
// Meziantou.Framework repeat: a deadlock between a release and a cancellation.
//
//   setter                                      canceller
//                                               Cancel runs the callback, which is about to take the lock
//   takes the lock
//                                               waits for the lock
//   Dispose of the registration waits for the callback
//
// Expected: stuck. Sound: under a lock Unregister, or dispose outside.
internal sealed class DisposesARegistrationUnderItsLock : LockedEvent
{
    private readonly List<CancellationTokenRegistration> _registrations = [];

    public override int Set()
    {
        lock (Gate)
        {
            foreach (var registration in _registrations) registration.Dispose();
            _registrations.Clear();
            return base.Set();
        }
    }

    public override Task WaitAsync(CancellationToken cancellationToken = default)
    {
        var waiter = NewWaiter();
        lock (Gate)
        {
            if (Signaled) return Task.CompletedTask;
            Waiters.Add(waiter);
            _registrations.Add(cancellationToken.Register(() => Cancel(waiter, cancellationToken)));
        }

        return waiter.Task;
    }
}
