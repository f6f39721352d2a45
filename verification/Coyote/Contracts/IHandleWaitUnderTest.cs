namespace Weft.Verification.Contracts;

/// <summary>A way to wait for a wait handle asynchronously.</summary>
public interface IHandleWaitUnderTest
{
    /// <summary>Waits until the handle gives its signal or the token is cancelled.</summary>
    Task WaitAsync(WaitHandle handle, CancellationToken cancellationToken);
}
