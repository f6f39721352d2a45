namespace Weft;

// Protocol. One work item for all neighbours of a release that go on on the pool. Whoever runs it takes the waiters one after
// the other until none is left. That alone would make every waiter hang on the continuations of the older ones, and a
// continuation may block until a younger one has run. So nobody runs a continuation, while more are left, unless a spare
// exists: the same work item, in the queue of the pool once more.
//
//  _isQueued:  true ---- the pool has taken it up, and it takes its first waiter ----> false
//             false ---- a waiter is taken, and more are left: queued once more -----> true
//
// Both change in the step that takes a waiter, under _gate. So whenever a continuation runs and waiters are left, the work item
// is queued, or somebody is about to take the next waiter: the rest does not depend on that continuation. Never more than one
// spare is queued. If the pool has nobody free, all waiters run on one worker, and the spare finds none. If workers are free,
// they join, as they would for the work items of a task.
//
// Explored by EventPoolReleaseTests.
/// <summary>Runs the waiters of a release on the pool, oldest first; one that blocks does not hold up the others.</summary>
internal sealed class PoolRelease(Waiter oldest) : IThreadPoolWorkItem
{
    // Held for a few steps that call nobody. It knows no owner, so that entering is one interlocked step, and leaving none.
    private SpinLock _gate = new(enableThreadOwnerTracking: false);

    // Null when none is left. Guarded by the gate, like _isQueued: who makes the object queues it.
    private Waiter? _oldest = oldest;
    private bool _isQueued = true;

    void IThreadPoolWorkItem.Execute()
    {
        ExecutionContext? clean = ExecutionContext.Capture();
        for (Waiter? waiter = Take(arrives: true); waiter is not null; waiter = Take(arrives: false))
        {
            waiter.Run();
            CleanUp(clean);
        }
    }

    /// <summary>Takes the oldest waiter that is left; before it is returned, somebody else is sure to see to the others.</summary>
    private Waiter? Take(bool arrives)
    {
        bool isTaken = false;
        _gate.Enter(ref isTaken);
        if (arrives)
            _isQueued = false;

        Waiter? waiter = _oldest;
        bool isSpareMissing = false;
        if (waiter is not null)
        {
            // The node is about to become the wait of somebody else, or garbage.
            _oldest = waiter.Next;
            waiter.Next = null;
            isSpareMissing = _oldest is not null && !_isQueued;
            _isQueued |= isSpareMissing;
        }

        _gate.Exit(useMemoryBarrier: false);
        if (isSpareMissing)
            CapturedContext.QueueToPool(this);
        return waiter;
    }

    /// <summary>What one continuation leaves on the thread is not for the next: the pool cleans up between work items, too.</summary>
    private static void CleanUp(ExecutionContext? clean)
    {
        if (!ReferenceEquals(ExecutionContext.Capture(), clean))
            ExecutionContext.Restore(clean!);
        if (SynchronizationContext.Current is not null)
            SynchronizationContext.SetSynchronizationContext(null);
    }
}
