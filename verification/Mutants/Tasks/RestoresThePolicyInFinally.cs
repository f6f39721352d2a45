using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Tasks;

// The scope that a policy seems to ask for: set it, and restore it in a finally block. The block runs before the exception has escaped, and
// that is when the policy is asked. No schedule is needed to see it.
//
// Expected: the exception does not terminate. Sound: restore on the path of success only; so the library offers no such scope.
internal sealed class RestoresThePolicyInFinally : IPolicyUnderTest
{
    private bool _hasTerminated;

    public Task<bool> CalleeTerminatesAsync(Task gate) => throw new NotSupportedException("This variant has sections only.");

    public async Task<bool> SectionTerminatesAsync(Task gate)
    {
        await Section(gate).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _hasTerminated;
    }

    private async SimpleTask Section(Task gate)
    {
        var policy = await SimpleTask.Policy;
        policy.UseTerminator(_ => _hasTerminated = true);
        var before = policy.TerminateOnUnhandledException();
        try
        {
            await gate;
            throw new InvalidOperationException("thrown in the section");
        }
        finally
        {
            policy.TerminateOnUnhandledException(before);
        }
    }
}
