namespace Weft.Verification.Mutants.Sequencing;

// Re-creates dotnet/runtime issue 37671 (fixed by pull request 37716): what is handed to a cancelled waiter is lost, because
// the answer "I cannot take it" is ignored. There it was an item of a channel, here it is the turn.
//
//   first                    second                          third
//   runs
//                            waits; is cancelled             waits
//   ends; hands the turn to
//   the second, which is
//   cancelled; leaves
//
// Expected: stuck, the third operation never runs. Sound: if a hand-over fails, try the next one.
internal sealed class HandsTheTurnToACancelledWaiter() : TurnstileSequencer(new CarelessTurnstile())
{
    private sealed class CarelessTurnstile : Turnstile
    {
        protected override bool LetIn(TaskCompletionSource waiter)
        {
            waiter.TrySetResult();
            return true;
        }
    }
}
