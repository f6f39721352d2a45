namespace Weft.Verification.Mutants.Sequencing;

// Re-creates the race between an addition and a disposal that dotnet/runtime issue 59639 is an instance of: what comes in
// after the disposal has looked is neither refused nor waited for. Looking and linking are both locked, only not together.
//
//   caller                                      disposer
//   finds the sequencer not disposed
//                                               marks it disposed; finds nothing to wait for; ends
//   links the operation, which runs
//
// Expected: disposal ends before an operation that was accepted. Sound: look and link under the lock once.
internal sealed class LinksAfterDisposal : ChainedSequencer
{
    protected override Task Link(Task end)
    {
        lock (Gate) ObjectDisposedException.ThrowIf(Disposed, this);

        lock (Gate)
        {
            var previous = Last;
            Last = end;
            return previous;
        }
    }
}
