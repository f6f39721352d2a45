using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Tasks;

// Await-once with a look and a store: what a flag without an exchange is worth.
//
//   an awaiter                                  another awaiter
//   looks: nobody has claimed the task
//                                               looks: nobody has claimed the task
//   claims it                                   claims it
//
// Expected: none of two awaits is refused. Sound: one atomic operation looks and claims.
internal sealed class ClaimsInTwoSteps : IMethodUnderTest
{
    private readonly TaskCompletionSource<int> _end = new();
    private int _isClaimed;

    public void Start(Task gate, int result) => _ = Run(gate, result);

    public Task<int> AwaitAsync()
    {
        if (Volatile.Read(ref _isClaimed) != 0)
            throw new InvalidOperationException("The task was awaited before.");
        Volatile.Write(ref _isClaimed, 1);
        return _end.Task;
    }

    private async Task Run(Task gate, int result)
    {
        await gate;
        _end.SetResult(result);
    }
}
