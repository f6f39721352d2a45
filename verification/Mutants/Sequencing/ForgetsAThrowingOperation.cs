namespace Weft.Verification.Mutants.Sequencing;

// Re-creates the fault that Raymond Chen corrects in his task sequencer (The Old New Thing, 28 March 2025): the operation is
// in the chain already when making its task throws, and nobody says that it has ended.
//
//   throwing                                    next
//   is linked; its turn comes                   is linked behind it
//   throws before it has made a task;
//   tells its caller, and not the chain
//                                               waits
//
// Expected: stuck. Sound: the end of the turn stands in a finally block around everything that comes after the link.
internal sealed class ForgetsAThrowingOperation : ChainedSequencer
{
    protected override async Task<T> RunAsync<T>(
        Task previous, TaskCompletionSource end, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        await previous;
        var body = operation(cancellationToken);
        try
        {
            return await body;
        }
        finally
        {
            end.SetResult();
        }
    }
}
