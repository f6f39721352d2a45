namespace Weft.Verification.Contracts;

/// <summary>A method that waits for a gate, and then awaits another one, which ends only when it is cancelled.</summary>
public interface IPropagatingMethodUnderTest
{
    /// <summary>Calls the method.</summary>
    void Start(Task gate);

    /// <summary>Cancels the method, and with it what it awaits.</summary>
    bool Cancel();

    /// <summary>Awaits the method.</summary>
    Task AwaitAsync();
}
