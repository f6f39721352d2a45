namespace Weft;

/// <summary>The wait behind <see cref="KernelEvent.WaitAsync(CancellationToken)"/>.</summary>
/// <remarks>
/// A manual-reset event gives its signal to everybody, so a wait that is left takes nothing from anyone, and the first who comes may
/// end it at once.
/// </remarks>
internal sealed class KernelEventWait(KernelEvent copy) : RegisteredWait
{
    /// <summary>Ends the wait, unless it has ended. Called before the copy lets go of its handle.</summary>
    public void EndDisposed() => Leave(WaitEnd.Disposed);

    private protected override void Leave(WaitEnd reason)
    {
        RegisteredWaitHandle? registration;
        lock (Gate)
        {
            if (!TryEnd_NeedsLock())
                return;
            registration = TakeRegistration_NeedsLock();
        }

        Finish(reason);

        // Null if the copy was disposed before the wait was handed to the pool.
        registration?.Unregister(null);
    }

    private protected override void Finish(WaitEnd end)
    {
        copy.Forget(this);
        base.Finish(end);
    }
}
