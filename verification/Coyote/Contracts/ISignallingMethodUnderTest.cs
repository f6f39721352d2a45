namespace Weft.Verification.Contracts;

/// <summary>A method that waits for a gate, awaits a signal, and then visits something.</summary>
public interface ISignallingMethodUnderTest
{
    /// <summary>Calls the method.</summary>
    void Start(Task gate, Action visit);

    /// <summary>Awaits the method.</summary>
    Task AwaitAsync();
}
