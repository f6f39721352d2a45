using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Waits;

/// <summary>Events with a wait handle: set, reset, waited for.</summary>
internal static class EventHandlePrograms
{
    private const string Family = "Wait handles";

    [Correct(Family)]
    public static Task TwoIncrements_UnderAnAutoResetEvent_AreBothKept()
    {
        var free = new AutoResetEvent(true);
        return Counted.ByTwo(body =>
        {
            free.WaitOne();
            body();
            free.Set();
        });
    }

    [Wrong(Family)]
    public static Task TwoIncrements_UnderAManualResetEvent_LoseOne()
    {
        var free = new ManualResetEvent(true);
        return Counted.ByTwo(body =>
        {
            free.WaitOne();
            free.Reset();
            body();
            free.Set();
        });
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task Set_Twice_LetsOneGo()
    {
        var ready = new EventWaitHandle(false, EventResetMode.AutoReset);
        return Task.WhenAll(Task.Run(Pass), Task.Run(Pass));

        void Pass()
        {
            ready.Set();
            ready.WaitOne();
        }
    }

    [Correct(Family)]
    public static Task WaitOne_WithATimeout_ExcludesThoseWhoAreLetIn()
    {
        var free = new AutoResetEvent(true);
        return Counted.ByThoseLetIn(body =>
        {
            if (!free.WaitOne(100))
                return false;
            body();
            free.Set();
            return true;
        });
    }

    [Wrong(Family)]
    public static async Task WaitOne_WithATimeout_TakenForCertain()
    {
        using var ready = new ManualResetEvent(false);
        await Task.WhenAll(Task.Run(() => Assert.True(ready.WaitOne(TimeSpan.FromDays(1), exitContext: false))), Task.Run(ready.Set));
    }

    [Correct(Family)]
    public static async Task TokenHandle_IsSetByCancel()
    {
        using var source = new CancellationTokenSource();
        var waiter = Task.Run(() =>
        {
            source.Token.WaitHandle.WaitOne();
            Assert.True(source.IsCancellationRequested);
        });
        source.Cancel();
        await waiter;
    }

    [Wrong(Family)]
    public static async Task TokenHandle_AfterTheWork_IsNotTheWork()
    {
        using var source = new CancellationTokenSource();
        var isDone = false;
        var waiter = Task.Run(() =>
        {
            source.Token.WaitHandle.WaitOne();
            Assert.True(isDone);
        });
        source.Cancel();
        Interleaving.Point();
        isDone = true;
        await waiter;
    }
}
