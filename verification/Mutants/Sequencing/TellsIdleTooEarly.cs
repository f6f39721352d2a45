namespace Weft.Verification.Mutants.Sequencing;

// Leaves out why somebody who waits for idle stands in the word of TaskSequencer: those who wait are looked for when the sequencer
// has been left already. They may have come since, and wait for others.
//
//   owner                                       caller
//   finds nothing queued; leaves
//                                               queues an operation, which runs
//                                               waits for idle
//   tells all who wait
//
// Expected: idle is told while an operation runs. Sound: take those who wait in the step that leaves.
internal sealed class TellsIdleTooEarly : EndableSequencer
{
    protected override List<TaskCompletionSource> TakeWaiters_NeedsLock() => [];

    protected override void Tell(List<TaskCompletionSource> waiters)
    {
        lock (Gate) waiters = base.TakeWaiters_NeedsLock();
        base.Tell(waiters);
    }
}
