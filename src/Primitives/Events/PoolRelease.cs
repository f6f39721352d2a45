namespace Weft;

// Protocol. One work item for all neighbours of a release that go on on the pool. Whoever runs it takes the waiters one after
// the other, by adding one to _taken, until none is left. That alone would make every waiter hang on the continuations of
// the older ones, and a continuation may block until a younger one has run. So nobody runs a continuation, while more are
// left, unless a spare exists: the same work item, queued once more.
//
//  _spare:  0 --- before a continuation is run, if more are left: queued ---> 1 --- the pool has taken it up ---> 0
//
// A spare that is taken up clears the word first and then takes waiters like everybody else. So a one that a worker reads means:
// the spare is queued, or it is about to take the next waiter. Either way the next waiter does not depend on this worker.
//
// If the pool has nobody free, all waiters run on one worker, and the spare finds none. If workers are free, they join, as
// they would for the work items of a task. Never more than one spare is queued. Explored by EventPoolReleaseTests.
/// <summary>Runs the waiters of a release on the pool, oldest first; one that blocks does not hold up the others.</summary>
internal sealed class PoolRelease(Waiter oldest, int count) : IThreadPoolWorkItem
{
    // A list until the first worker has come, then an array: two workers can take from an array with one addition.
    private Waiter? _oldest = oldest;
    private Waiter?[]? _waiters;
    private int _taken;
    private int _spare;

    void IThreadPoolWorkItem.Execute()
    {
        Waiter?[] waiters;
        if (_oldest is not null)
        {
            // Nobody else is here: the first spare is queued below, after this.
            waiters = Unchain(_oldest);
        }
        else
        {
            waiters = _waiters!;
            Volatile.Write(ref _spare, 0);
        }

        ExecutionContext? clean = ExecutionContext.Capture();
        while (Take(waiters) is { } waiter)
        {
            waiter.Run();
            CleanUp(clean);
        }
    }

    private Waiter? Take(Waiter?[] waiters)
    {
        int place = Interlocked.Increment(ref _taken) - 1;
        if (place >= count)
            return null;

        if (place + 1 < count)
            EnsureSpare();

        // The node is about to become the wait of somebody else, or garbage.
        Waiter waiter = waiters[place]!;
        waiters[place] = null;
        return waiter;
    }

    private void EnsureSpare()
    {
        if (Volatile.Read(ref _spare) == 0 && Interlocked.Exchange(ref _spare, 1) == 0)
            CapturedContext.QueueToPool(this);
    }

    private Waiter?[] Unchain(Waiter oldest)
    {
        var waiters = new Waiter?[count];
        Waiter? waiter = oldest;
        for (int place = 0; place < count; place++)
        {
            waiters[place] = waiter;
            Waiter? next = waiter!.Next;
            waiter.Next = null;
            waiter = next;
        }

        _waiters = waiters;
        _oldest = null;
        return waiters;
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
