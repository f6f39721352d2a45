namespace Weft.Verification.Mutants.Sequencing;

// Re-creates what the mutex of Raymond Chen's task sequencer prevents (The Old New Thing, 14 September 2022): two callers
// read the last operation before either has put its own in its place.
//
//   caller                                      other caller
//   reads the last operation
//                                               reads the same one
//   links its own, which begins
//                                               links its own, which begins
//
// Expected: two operations overlap. Sound: read and replace in one step.
internal sealed class ChecksThenLinks : ChainedSequencer
{
    private Task _last = Task.CompletedTask;

    protected override Task Link(Task end)
    {
        var previous = Volatile.Read(ref _last);
        Volatile.Write(ref _last, end);
        return previous;
    }
}
