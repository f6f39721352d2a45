namespace Weft.Verification.Mutants.Sequencing;

// Leaves out what the one compare-exchange of TaskSequencer does: to leave only if nobody has arrived. It is the classic fault of a
// flag beside a queue.
//
//   owner                                       caller
//   finds the queue empty
//                                               leaves its operation there; finds the sequencer owned; goes
//   disowns it; leaves
//
// Expected: stuck, the operation never runs. Sound: look again after disowning, or one word for both.
internal sealed class LeavesWithoutASecondLook : OwnedSequencer
{
    protected override bool Leave()
    {
        Disown();
        return false;
    }
}
