namespace Weft.Verification.Contracts;

/// <summary>
/// What the scenarios need of an asynchronous method: the library's own and its faulty variants run the same ones. The method waits for a
/// gate, and then ends with a result; it can be awaited once.
/// </summary>
public interface IMethodUnderTest
{
    /// <summary>Calls the method.</summary>
    void Start(Task gate, int result);

    /// <summary>Awaits the method from one of another kind.</summary>
    Task<int> AwaitAsync();

    /// <summary>Awaits the method from one of its own kind.</summary>
    Task<int> AwaitFromItsOwnKindAsync() => AwaitAsync();
}
