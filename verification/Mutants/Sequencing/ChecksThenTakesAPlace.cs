namespace Weft.Verification.Mutants.Sequencing;

// Leaves out the lock of Places: the last place is looked for in one step, and taken in another.
//
//   caller                                      other caller
//   finds a place
//                                               finds the same one
//   takes it
//                                               takes it
//
// Expected: both are accepted. Sound: look and take in one step.
internal sealed class ChecksThenTakesAPlace : PlacedSequencer
{
    protected override bool TryTakePlace()
    {
        if (IsTaken) return false;
        IsTaken = true;
        return true;
    }
}
