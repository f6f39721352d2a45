namespace Weft.Verification.Mutants.Sequencing;

// Re-creates the race between an addition and a disposal that dotnet/runtime issue 59639 is an instance of: what comes in
// after the disposal has looked is neither refused nor waited for.
//
//   caller                                      disposer
//   finds the sequencer not disposed
//                                               marks it disposed; finds nothing to wait for; ends
//   links the operation, which runs
//
// Expected: disposal ends before an operation that was accepted. Sound: look and link under one lock.
internal sealed class LinksAfterDisposal : ChainedSequencer
{
    private bool _disposed;

    public override ValueTask DisposeAsync()
    {
        Volatile.Write(ref _disposed, true);
        lock (Gate) return new(Last);
    }

    protected override Task Link(Task end)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed), this);
        return base.Link(end);
    }
}
