using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Waits;

/// <summary>Mutex and Semaphore: owned, counted, abandoned.</summary>
internal static class MutexPrograms
{
    private const string Family = "Wait handles";

    [Correct(Family)]
    public static Task TwoIncrements_UnderAMutex_AreBothKept()
    {
        var mutex = new Mutex();
        return Counted.ByTwo(body =>
        {
            mutex.WaitOne();
            mutex.WaitOne(); // its own already
            body();
            mutex.ReleaseMutex();
            mutex.ReleaseMutex();
        });
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task Mutex_HeldByWorkThatEnds_StaysHeld()
    {
        // The work item ends, but not its thread.
        var mutex = new Mutex();
        var isFirst = 0;
        return Task.WhenAll(Task.Run(TakeAndLeave), Task.Run(TakeAndLeave));

        void TakeAndLeave()
        {
            var before = Volatile.Read(ref isFirst);
            Volatile.Write(ref isFirst, before + 1);
            mutex.WaitOne();
            if (before + 1 == Volatile.Read(ref isFirst))
                mutex.ReleaseMutex();
        }
    }

    [Correct(Family)]
    public static Task Mutex_HeldByAThreadThatEnds_IsAbandoned()
    {
        var mutex = new Mutex();
        var thread = new Thread(() => mutex.WaitOne());
        thread.Start();
        thread.Join();
        Assert.Throws<AbandonedMutexException>(() => mutex.WaitOne());
        mutex.ReleaseMutex();
        Assert.True(mutex.WaitOne(0));
        mutex.ReleaseMutex();
        return Task.CompletedTask;
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Mutex_OfAThreadThatMayEnd_TakenWithoutCare()
    {
        var mutex = new Mutex();
        var taken = Task.Run(() =>
        {
            mutex.WaitOne();
            mutex.ReleaseMutex();
        });
        var thread = new Thread(() => mutex.WaitOne());
        await Task.Yield();
        thread.Start();
        thread.Join();
        await taken;
    }

    [Correct(Family)]
    public static Task Semaphore_OfOne_ExcludesThoseWhoAreLetIn()
    {
        var semaphore = new Semaphore(1, 1);
        return Counted.ByThoseLetIn(body =>
        {
            if (!semaphore.WaitOne(100))
                return false;
            body();
            return semaphore.Release() == 0;
        });
    }

    [Wrong(Family)]
    public static Task Semaphore_OfTwo_ExcludesNothing()
    {
        var semaphore = new Semaphore(2, 2);
        return Counted.ByTwo(body =>
        {
            semaphore.WaitOne();
            body();
            semaphore.Release(1);
        });
    }
}
