namespace Weft.Exploration.Conformity.Threads;

/// <summary>ThreadPool: work items, and callbacks for wait handles.</summary>
internal static class ThreadPoolPrograms
{
    private const string Family = "ThreadPool";

    [Correct(Family)]
    public static void WorkItems_CountedDown_HaveAllRun()
    {
        using var left = new CountdownEvent(3);
        var done = 0;
        ThreadPool.QueueUserWorkItem(_ => Work());
        ThreadPool.QueueUserWorkItem(add => Work(), 1, preferLocal: true);
        ThreadPool.UnsafeQueueUserWorkItem(_ => Work(), null);
        left.Wait();
        Assert.Equal(3, done);

        void Work()
        {
            Interlocked.Increment(ref done);
            left.Signal();
        }
    }

    [Wrong(Family)]
    public static async Task WorkItems_InTheOrderOfQueuing()
    {
        List<int> order = [];
        using var left = new CountdownEvent(2);
        ThreadPool.QueueUserWorkItem(_ => Work(1));
        ThreadPool.QueueUserWorkItem(_ => Work(2));
        await Task.Yield();
        left.Wait();
        Assert.Equal([1, 2], order);

        void Work(int number)
        {
            order.Add(number);
            left.Signal();
        }
    }

    [Correct(Family)]
    public static async Task RegisteredWait_OnceSignaled_CallsBackOnce()
    {
        using var ready = new AutoResetEvent(false);
        var called = new TaskCompletionSource<bool>();
        ThreadPool.RegisterWaitForSingleObject(ready, (_, timedOut) => called.SetResult(timedOut), null, -1, executeOnlyOnce: true);
        ready.Set();
        Assert.False(await called.Task);
        Assert.False(ready.WaitOne(0));
    }

    [Wrong(Family)]
    public static async Task RegisteredWait_WithATimeout_TakenForASignal()
    {
        using var ready = new AutoResetEvent(false);
        var called = new TaskCompletionSource<bool>();
        ThreadPool.RegisterWaitForSingleObject(
            ready, (_, timedOut) => called.SetResult(timedOut), null, TimeSpan.FromHours(1), executeOnlyOnce: true);
        ready.Set();
        Assert.False(await called.Task);
    }

    [Correct(Family)]
    public static void RegisteredWait_Unregistered_TellsWhenItIsQuiet()
    {
        using var ready = new ManualResetEvent(false);
        using var isQuiet = new ManualResetEvent(false);
        var isRunning = false;
        var registration = ThreadPool.UnsafeRegisterWaitForSingleObject(ready, CallBack, null, Timeout.Infinite, executeOnlyOnce: true);
        ready.Set();
        if (registration.Unregister(isQuiet))
            isQuiet.WaitOne();
        Assert.False(isRunning);

        void CallBack(object? state, bool timedOut)
        {
            isRunning = true;
            Interleaving.Point();
            isRunning = false;
        }
    }

    [Wrong(Family)]
    public static async Task RegisteredWait_Unregistered_MayStillRun()
    {
        using var ready = new ManualResetEvent(false);
        var isRunning = false;
        var registration = ThreadPool.RegisterWaitForSingleObject(ready, CallBack, null, Timeout.Infinite, executeOnlyOnce: true);
        await Task.Yield();
        ready.Set();
        registration.Unregister(null);
        Assert.False(isRunning);

        void CallBack(object? state, bool timedOut)
        {
            isRunning = true;
            Interleaving.Point();
            isRunning = false;
        }
    }
}
