namespace Weft.Verification.Mutants.Sequencing;

// Re-creates dotnet/runtime issue 37671 (fixed by pull request 37716) once more, at the door: the place of an operation that is over
// goes to a caller who waits for it no longer.
//
//   first                    second                          third
//   has the place
//                            waits for it; is cancelled      waits for it
//   ends; gives the place to
//   the second
//
// Expected: stuck, the third caller never has a place. Sound: if it cannot be taken, hand it on in the same step.
internal sealed class LosesAPlaceToACancelledCaller : PlacedSequencer
{
    protected override bool HandOver(TaskCompletionSource waiter)
    {
        waiter.TrySetResult();
        return true;
    }
}
