namespace Weft.Verification.Mutants.Events;

// Re-creates issue 55 of webappsuk/CoreLibraries, and issue 761 of dotnet/runtime (fixed by pull request 116021): cancelled
// waiters stay queued until the next signal, which takes them for waiting ones.
//
//   canceller                                   setter
//   ends the wait, and leaves it in the list
//                                               takes the list and counts the wait that it did not release
//
// Expected: Set says that it released one waiter, and none went on. Sound: who wins the waiter also unlinks it.
internal sealed class LeavesTheCancelledInItsList : LockedEvent
{
    protected override void Cancel(TaskCompletionSource waiter, CancellationToken cancellationToken) =>
        waiter.TrySetCanceled(cancellationToken);
}
