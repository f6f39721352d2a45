namespace Weft.Verification.Mutants.Sequencing;

// A cancellation is a request; what it is made to may take its time. The same confusion as in microsoft/vs-threading issues 520 and
// 521, one level up: who has signalled takes that for the end.
//
//   running                                     aborter
//   waits for its token
//                                               signals; ends
//   cleans up
//
// Expected: the abort ends before the operation has. Sound: wait for the end of the body.
internal sealed class AbortsWithoutWaiting : EndableSequencer
{
    protected override Task WaitForTheEnd(Task end) => Task.CompletedTask;
}
