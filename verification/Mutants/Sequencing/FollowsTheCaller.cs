namespace Weft.Verification.Mutants.Sequencing;

// Re-creates the first gotcha that Raymond Chen names for his task sequencer (The Old New Thing, 16 September 2022): the task
// that the caller sees ends with the cancellation, the body does not; who follows the former begins too early.
//
//   running                  canceller                       next
//   waits for its token
//                            cancels: the caller's task ends
//   cleans up                                                begins
//
// Expected: two operations overlap. Sound: follow the end of the body.
internal sealed class FollowsTheCaller : ChainedSequencer
{
    public override Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        var caller = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = RunAndTellAsync(Link(caller.Task), caller, operation, cancellationToken);
        cancellationToken.Register(() => caller.TrySetCanceled(cancellationToken));
        return caller.Task;
    }

    private static async Task RunAndTellAsync<T>(
        Task previous, TaskCompletionSource<T> caller, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            await previous;
        }
        catch (Exception)
        {
            // The failure of the one before is its own caller's business.
        }

        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            caller.TrySetResult(await operation(cancellationToken));
        }
        catch (Exception exception)
        {
            caller.TrySetException(exception);
        }
    }
}
