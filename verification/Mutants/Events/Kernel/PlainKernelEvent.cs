using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events.Kernel;

/// <summary>A kernel event with copies, as plain as it can be, and without a fault. Mutants change one step of it.</summary>
internal class PlainKernelEvent : IKernelEventUnderTest
{
    public PlainKernelEvent()
        : this(new SharedHandle())
    {
    }

    protected PlainKernelEvent(SharedHandle handle) => Handle = handle;

    protected SharedHandle Handle { get; }

    protected object Gate { get; } = new();

    /// <summary>Guarded by the gate, like the list.</summary>
    protected bool IsDisposed { get; private set; }

    protected List<TaskCompletionSource> Waits { get; } = [];

    public IKernelEventUnderTest Share()
    {
        CountUp();
        return Copy(Handle);
    }

    public void Set() => Handle.Event.Set();

    public Task WaitAsync()
    {
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enlist(wait);
        lock (Gate)
        {
            // The disposal has ended the wait, and may have closed the handle.
            if (!IsDisposed)
            {
                ThreadPool.UnsafeRegisterWaitForSingleObject(
                    Handle.Event, (_, _) => wait.TrySetResult(), null, Timeout.Infinite, executeOnlyOnce: true);
            }
        }

        return wait.Task;
    }

    public void Dispose()
    {
        lock (Gate)
        {
            IsDisposed = true;
            foreach (var wait in Waits) wait.TrySetException(new ObjectDisposedException(nameof(PlainKernelEvent)));
        }

        if (Interlocked.Decrement(ref Handle.Users) == 0) Handle.Event.Dispose();
    }

    protected virtual PlainKernelEvent Copy(SharedHandle handle) => new(handle);

    protected virtual void CountUp() => Interlocked.Increment(ref Handle.Users);

    /// <summary>Enters a wait in the list from which the disposal ends it.</summary>
    protected virtual void Enlist(TaskCompletionSource wait)
    {
        lock (Gate)
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            Waits.Add(wait);
        }
    }

    /// <summary>The handle, and how many copies use it.</summary>
    protected sealed class SharedHandle
    {
        public int Users = 1;

        public ManualResetEvent Event { get; } = new(false);
    }
}
