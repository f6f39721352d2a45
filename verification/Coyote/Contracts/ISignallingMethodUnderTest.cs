namespace Weft.Verification.Contracts;

/// <summary>A method that waits for a gate, passes, awaits a signal, and goes on.</summary>
public interface ISignallingMethodUnderTest
{
    /// <summary>Calls the method.</summary>
    void Start(Task gate, Action passes, Action goesOn);

    /// <summary>Awaits the method.</summary>
    Task AwaitAsync();
}
