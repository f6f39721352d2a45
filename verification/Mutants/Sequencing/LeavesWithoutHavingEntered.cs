namespace Weft.Verification.Mutants.Sequencing;

// Re-creates microsoft/vs-threading issues 520 and 521: a cancelled wait has ended, is taken for a granted one, and its
// clean-up gives back a slot that it never had.
//
//   first                    second                          third
//   runs
//                            waits for the slot              waits for the slot
//                            is cancelled; its finally block
//                            gives the slot back
//                                                            enters; runs beside the first
//
// Expected: two operations overlap. Sound: enter before the try block.
internal sealed class LeavesWithoutHavingEntered : TurnstileSequencer
{
    public override async Task<T> QueueTaskAsync<T>(
        Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        try
        {
            await Turnstile.EnterAsync(cancellationToken);
            return await operation(cancellationToken);
        }
        finally
        {
            Turnstile.Leave();
        }
    }
}
