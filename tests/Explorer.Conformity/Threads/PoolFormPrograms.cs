namespace Weft.Exploration.Conformity.Threads;

/// <summary>ThreadPool: items that are objects, and the forms that leave the context behind.</summary>
internal static class PoolFormPrograms
{
    private const string Family = "ThreadPool";

    [Correct(Family)]
    public static async Task Items_ThatAreObjects_KeepBoth()
    {
        int[] number = [0];
        var (first, second) = (new Item(Tasks.Add.InOneStep(number)), new Item(Tasks.Add.InOneStep(number)));
        ThreadPool.UnsafeQueueUserWorkItem(first, preferLocal: false);
        ThreadPool.UnsafeQueueUserWorkItem(second, preferLocal: true);
        await first.Ended;
        await second.Ended;
        Assert.Equal(2, number[0]);
    }

    [Wrong(Family)]
    public static async Task Items_ThatAreObjects_LoseOne()
    {
        int[] number = [0];
        var (first, second) = (new Item(Tasks.Add.InTwoSteps(number)), new Item(Tasks.Add.InTwoSteps(number)));
        ThreadPool.UnsafeQueueUserWorkItem(first, preferLocal: false);
        ThreadPool.UnsafeQueueUserWorkItem(second, preferLocal: true);
        await first.Ended;
        await second.Ended;
        Assert.Equal(2, number[0]);
    }

    [Correct(Family)]
    public static async Task UnsafeItem_AndSafeItem_SeeTheContextOrNot()
    {
        var local = new AsyncLocal<string> { Value = "here" };
        var (safe, without) = (new TaskCompletionSource<string?>(), new TaskCompletionSource<string?>());
        ThreadPool.QueueUserWorkItem(_ => safe.SetResult(local.Value));
        ThreadPool.UnsafeQueueUserWorkItem(_ => without.SetResult(local.Value), null);
        Assert.Equal("here", await safe.Task);
        Assert.Null(await without.Task);
    }

    [Correct(Family)]
    public static async Task UnsafeRegisteredWait_OnceSignaled_CallsBackOnce()
    {
        using var ready = new AutoResetEvent(false);
        var called = new TaskCompletionSource<bool>();
        ThreadPool.UnsafeRegisterWaitForSingleObject(
            ready, (_, timedOut) => called.SetResult(timedOut), null, Timeout.InfiniteTimeSpan, executeOnlyOnce: true);
        ready.Set();
        Assert.False(await called.Task);
        Assert.False(ready.WaitOne(0));
    }

    [Wrong(Family)]
    public static async Task UnsafeRegisteredWait_WithATimeout_TakenForASignal()
    {
        using var ready = new AutoResetEvent(false);
        var called = new TaskCompletionSource<bool>();
        ThreadPool.UnsafeRegisterWaitForSingleObject(
            ready, (_, timedOut) => called.SetResult(timedOut), null, 3_600_000u, executeOnlyOnce: true);
        ready.Set();
        Assert.False(await called.Task);
    }

    [Wrong(Family)]
    public static async Task UnsafeRegisteredWait_Unregistered_MayStillRun()
    {
        using var ready = new ManualResetEvent(false);
        var isRunning = false;
        var registration = ThreadPool.UnsafeRegisterWaitForSingleObject(ready, CallBack, null, -1L, executeOnlyOnce: true);
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

    private sealed class Item(Action work) : IThreadPoolWorkItem
    {
        private readonly TaskCompletionSource _ended = new();

        public Task Ended => _ended.Task;

        public void Execute()
        {
            work();
            _ended.SetResult();
        }
    }
}
