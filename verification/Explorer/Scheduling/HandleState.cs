namespace Weft.Exploration.Scheduling;

/// <summary>
/// Models when a wait for one handle would block. The handle itself stays the truth about its state and its rules: whatever happens
/// to it in the model happens to it for real, in the same step, and at once.
/// </summary>
internal sealed class HandleState
{
    private readonly WaitHandle _handle;
    private readonly HandleKind _kind;
    private readonly List<MultipleWait> _watchers = [];
    private int _count;
    private int _depth;

    /// <summary>Learns the state of a handle.</summary>
    /// <param name="execution">The execution that it belongs to.</param>
    /// <param name="handle">The handle.</param>
    /// <param name="kind">What kind of handle it is.</param>
    /// <param name="isNew">
    /// True for one that is created now, which tells that it is closed. One that is older must not: that would be a part of what the first
    /// who uses it did last, and the next schedule has another first.
    /// </param>
    public HandleState(Execution execution, WaitHandle handle, HandleKind kind, bool isNew)
    {
        (_handle, _kind) = (handle, kind);
        _count = kind switch
        {
            HandleKind.Manual => handle.WaitOne(0) ? 1 : 0,
            HandleKind.Auto => Probe((EventWaitHandle)handle),
            HandleKind.Semaphore => Probe((Semaphore)handle),
            _ => Probe((Mutex)handle),
        };
        Gate = new Gate(execution, isNew || IsSignaled);
        Update();
    }

    /// <summary>Open while a wait for this handle would end at once, except for the owner of a mutex.</summary>
    public Gate Gate { get; }

    /// <summary>Who has the mutex.</summary>
    public Operation? Owner { get; private set; }

    /// <summary>True when the mutex was left by a thread that ended.</summary>
    public bool IsAbandoned { get; private set; }

    public bool CanBeTakenBy(Operation operation) => Owner == operation || IsSignaled;

    /// <summary>What an access to it touches.</summary>
    public object Target => HandleTable.TargetOf(_handle);

    /// <summary>True for what is taken by waiting for it; a manual event stays as it is.</summary>
    public bool IsTaken => _kind != HandleKind.Manual;

    private bool IsSignaled => _count > 0 && Owner is null;

    /// <summary>Takes the handle for real and in the model.</summary>
    public void Take(Operation operation)
    {
        if (!_handle.WaitOne(0))
            throw new InvalidOperationException("[explorer bug] A wait handle is not signaled though its model is.");
        Took(operation);
    }

    /// <summary>Notes that <paramref name="operation"/> has waited for the handle.</summary>
    /// <exception cref="AbandonedMutexException">It is a mutex that was left by a thread that ended; it is taken all the same.</exception>
    public void Took(Operation operation, int index = -1)
    {
        if (_kind is HandleKind.Auto or HandleKind.Semaphore)
            _count--;
        else if (_kind == HandleKind.Mutex)
            Own(operation);
        Update();
        if (!IsAbandoned)
            return;
        IsAbandoned = false;
        throw index < 0 ? new AbandonedMutexException() : new AbandonedMutexException(index, _handle);
    }

    /// <summary>Notes that a mutex was created by the one who has it.</summary>
    public void Own(Operation operation)
    {
        if (Owner is null)
            operation.HeldLocks++;
        Owner = operation;
        _depth++;
        Update();
    }

    /// <summary>Notes that the owner of a mutex has released it once.</summary>
    public void Released()
    {
        if (--_depth > 0)
            return;
        Owner!.HeldLocks--;
        Owner = null;
        Update();
    }

    /// <summary>Notes that a semaphore or an event was given so many.</summary>
    public void Count(int count)
    {
        _count = count;
        Update();
    }

    /// <summary>Leaves the real mutex, which the calling thread holds. In the model <paramref name="operation"/> keeps it.</summary>
    public void LeaveReal(Operation operation)
    {
        if (Owner != operation)
            return;
        for (; _depth > 0; _depth--)
            ((Mutex)_handle).ReleaseMutex();
    }

    /// <summary>Leaves a mutex as a thread does that ends without releasing it.</summary>
    public void Abandon(Operation operation)
    {
        if (Owner != operation)
            return;
        LeaveReal(operation);
        operation.HeldLocks--;
        Owner = null;
        IsAbandoned = true;
        Update();
    }

    public void Add(MultipleWait watcher) => _watchers.Add(watcher);

    public void Remove(MultipleWait watcher) => _watchers.Remove(watcher);

    private static int Probe(EventWaitHandle handle)
    {
        if (!handle.WaitOne(0))
            return 0;
        handle.Set();
        return 1;
    }

    private static int Probe(Semaphore semaphore)
    {
        try
        {
            var count = semaphore.Release();
            semaphore.WaitOne(0);
            return count;
        }
        catch (SemaphoreFullException)
        {
            semaphore.WaitOne(0);
            return semaphore.Release() + 1;
        }
    }

    private int Probe(Mutex mutex)
    {
        try
        {
            if (!mutex.WaitOne(0))
                return 0; // a thread outside the exploration has it
        }
        catch (AbandonedMutexException)
        {
            IsAbandoned = true;
        }
        mutex.ReleaseMutex();
        return 1;
    }

    private void Update()
    {
        if (IsSignaled)
            Gate.Open();
        else
            Gate.Close();
        foreach (var watcher in _watchers)
            watcher.Update();
    }
}
