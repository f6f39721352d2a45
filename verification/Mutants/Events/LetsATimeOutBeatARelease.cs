using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

// The fault of LeavesTheCancelledInItsList, for a timer: it ends the wait without having won the waiter.
//
//   timer                                       setter
//                                               takes the list, and counts the waiter
//   ends the wait: its time is up
//                                               ends the wait: in vain
//
// Expected: Set says that it released one waiter, and the wait that its time was up. Sound: who unlinks the waiter ends the wait.
internal sealed class LetsATimeOutBeatARelease : LockedEvent, IEventUnderTest
{
    private readonly List<TaskCompletionSource<WaitOutcome>> _waiters = [];

    public override int Set()
    {
        TaskCompletionSource<WaitOutcome>[] released;
        lock (Gate)
        {
            released = [.. _waiters];
            _waiters.Clear();
        }

        foreach (var waiter in released) waiter.TrySetResult(WaitOutcome.Signaled);
        return released.Length;
    }

    public async Task<WaitOutcome> OutcomeAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource<WaitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (Gate) _waiters.Add(waiter);
        using var timer = new Timer(_ => waiter.TrySetResult(WaitOutcome.TimedOut), null, timeout, Timeout.InfiniteTimeSpan);
        return await waiter.Task;
    }
}
