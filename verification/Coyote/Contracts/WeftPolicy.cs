namespace Weft.Verification.Contracts;

/// <summary>The library's <see cref="SimpleTaskPolicy"/> under the contract.</summary>
public sealed class WeftPolicy : IPolicyUnderTest
{
    private bool _hasTerminated;

    public async Task<bool> CalleeTerminatesAsync(Task gate)
    {
        await Caller(gate);
        return _hasTerminated;
    }

    public async Task<bool> SectionTerminatesAsync(Task gate)
    {
        await Section(gate).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _hasTerminated;
    }

    private async SimpleTask Caller(Task gate)
    {
        (await SimpleTask.Policy).TerminateOnUnhandledException();
        await Callee(gate).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async SimpleTask Callee(Task gate)
    {
        (await SimpleTask.Policy).UseTerminator(_ => _hasTerminated = true);
        await gate;
        throw new InvalidOperationException("thrown by the callee");
    }

    private async SimpleTask Section(Task gate)
    {
        SimpleTaskPolicy policy = await SimpleTask.Policy;
        policy.UseTerminator(_ => _hasTerminated = true);
        bool before = policy.TerminateOnUnhandledException();
        await gate;
        if (gate.IsCompleted)
            throw new InvalidOperationException("thrown in the section");
        policy.TerminateOnUnhandledException(before);
    }
}
