namespace Weft.Verification.Contracts;

/// <summary>A method that returns the library's <see cref="SimpleTask"/> and awaits a signal, under the contract.</summary>
public sealed class WeftSignallingMethod : ISignallingMethodUnderTest
{
    private SimpleTask _task;

    public void Start(Task gate, Action passes, Action goesOn) => _task = Run(gate, passes, goesOn);

    public async Task AwaitAsync() => await _task;

    private static async SimpleTask Run(Task gate, Action passes, Action goesOn)
    {
        await gate;
        passes();
        await SimpleTask.Policy;
        goesOn();
    }
}
