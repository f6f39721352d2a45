namespace Weft.Verification.Mutants.Sequencing;

// Re-creates microsoft/vs-threading issue 201, and issue 2380 of Kotlin/kotlinx.coroutines: the slot is granted, the token is
// cancelled, and the waiter throws without giving back what it holds by now.
//
//   first                    second                          canceller
//   ends; grants the slot
//   to the second
//                                                            cancels
//                            goes on; throws; the slot is
//                            held by nobody
//
// Expected: stuck, the third operation never runs. Sound: granted or thrown, never both; or look at the token inside the try.
internal sealed class LosesAGrantToACancellation : TurnstileSequencer
{
    public override async Task<T> QueueTaskAsync<T>(
        Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default)
    {
        await Turnstile.EnterAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await operation(cancellationToken);
        }
        finally
        {
            Turnstile.Leave();
        }
    }
}
