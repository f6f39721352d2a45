namespace Weft.Verification.Contracts;

/// <summary>
/// A method that waits for a gate and ends with a result: the library's own and its faulty variants run the same scenarios.
/// </summary>
public interface IMethodUnderTest
{
    /// <summary>Calls the method.</summary>
    void Start(Task gate, int result);

    /// <summary>Awaits the method from one of another kind.</summary>
    Task<int> AwaitAsync();

    /// <summary>Awaits the method from one of its own kind; a variant that has none awaits as above.</summary>
    Task<int> AwaitFromItsOwnKindAsync() => AwaitAsync();
}
