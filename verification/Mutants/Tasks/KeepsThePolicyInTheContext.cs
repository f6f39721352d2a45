using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Tasks;

// The policy in an AsyncLocal: ambient, and so inherited by whatever is called. No schedule is needed to see it.
//
// Expected: the policy of the caller terminates the callee. Sound: the policy belongs to the promise, and only its own method reaches that.
internal sealed class KeepsThePolicyInTheContext : IPolicyUnderTest
{
    private readonly AsyncLocal<bool> _terminates = new();
    private bool _hasTerminated;

    public async Task<bool> CalleeTerminatesAsync(Task gate)
    {
        _terminates.Value = true;
        try
        {
            await Policed(Callee(gate));
        }
        catch (InvalidOperationException)
        {
            // What is looked at is whether it terminated.
        }

        return _hasTerminated;
    }

    public Task<bool> SectionTerminatesAsync(Task gate) => throw new NotSupportedException("This variant has no sections.");

    private static async Task Callee(Task gate)
    {
        await gate;
        throw new InvalidOperationException("thrown by the callee");
    }

    private async Task Policed(Task body)
    {
        try
        {
            await body;
        }
        catch (InvalidOperationException)
        {
            _hasTerminated |= _terminates.Value;
            throw;
        }
    }
}
