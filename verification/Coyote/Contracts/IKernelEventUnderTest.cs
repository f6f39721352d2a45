namespace Weft.Verification.Contracts;

/// <summary>What the scenarios of copies need of a kernel event, so that the library's own and its faulty variants run the same.</summary>
public interface IKernelEventUnderTest : IDisposable
{
    /// <summary>Another copy, which its owner disposes.</summary>
    IKernelEventUnderTest Share();

    /// <summary>Releases the waits of all copies.</summary>
#pragma warning disable CA1716 // A keyword of other languages, which do not implement this contract.
    void Set();
#pragma warning restore CA1716

    /// <summary>Waits until the event is set, or this copy is disposed.</summary>
    Task WaitAsync();
}
