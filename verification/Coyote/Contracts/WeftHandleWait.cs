namespace Weft.Verification.Contracts;

/// <summary>The library's <see cref="WaitHandleAsyncExtensions"/> under the contract.</summary>
public sealed class WeftHandleWait : IHandleWaitUnderTest
{
    public Task WaitAsync(WaitHandle handle, CancellationToken cancellationToken) => handle.WaitAsync(cancellationToken);
}
