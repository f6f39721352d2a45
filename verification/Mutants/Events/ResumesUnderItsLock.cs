namespace Weft.Verification.Mutants.Events;

// Re-creates what the rule "continuations run outside locks" prevents; the Set of Raymond Chen's awaitable signal leaves its
// lock before it resumes for this reason.
//
//   setter                                      resetter
//   takes the lock
//                                               waits for the lock
//   completes the waiter, whose continuation
//   runs here and blocks on the resetter
//
// Expected: stuck. Sound: take the list under the lock, resume outside, and queue the continuations.
internal sealed class ResumesUnderItsLock : LockedEvent
{
    public override int Set()
    {
        lock (Gate) return base.Set();
    }

    protected override TaskCompletionSource NewWaiter() => new();
}
