using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

/// <summary>An event as plain as it can be, and without a fault: one lock, one flag, one list. Mutants change one step of it.</summary>
internal class LockedEvent : IEventUnderTest
{
    public bool IsSet
    {
        get
        {
            lock (Gate) return Signaled;
        }
    }

    protected object Gate { get; } = new();

    /// <summary>Guarded by the gate, like the list.</summary>
    protected bool Signaled { get; set; }

    protected List<TaskCompletionSource> Waiters { get; } = [];

    public virtual int Set()
    {
        TaskCompletionSource[] released;
        lock (Gate)
        {
            Signaled = true;
            released = [.. Waiters];
            Waiters.Clear();
        }

        foreach (var waiter in released) waiter.TrySetResult();
        return released.Length;
    }

    public void Reset()
    {
        lock (Gate) Signaled = false;
    }

    public virtual Task WaitAsync(CancellationToken cancellationToken = default)
    {
        var waiter = NewWaiter();
        lock (Gate)
        {
            if (Signaled) return Task.CompletedTask;
            Waiters.Add(waiter);
        }

        cancellationToken.Register(() => Cancel(waiter, cancellationToken));
        return waiter.Task;
    }

    protected virtual void Cancel(TaskCompletionSource waiter, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            if (!Waiters.Remove(waiter)) return;
        }

        waiter.TrySetCanceled(cancellationToken);
    }

    protected virtual TaskCompletionSource NewWaiter() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
