namespace Weft.Verification.Contracts;

/// <summary>The library's <see cref="KernelEvent"/> under the contract.</summary>
public sealed class WeftKernelEvent : IKernelEventUnderTest
{
    private readonly KernelEvent _event;

    public WeftKernelEvent()
        : this(new KernelEvent())
    {
    }

    private WeftKernelEvent(KernelEvent copy) => _event = copy;

    public IKernelEventUnderTest Share() => new WeftKernelEvent(_event.Share());

    public void Set() => _event.Set();

    public Task WaitAsync() => _event.WaitAsync();

    public void Dispose() => _event.Dispose();
}
