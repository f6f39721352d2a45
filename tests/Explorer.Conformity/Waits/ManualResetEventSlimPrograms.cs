using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Waits;

/// <summary>ManualResetEventSlim: waits without end, with a time-out, with a token.</summary>
internal static class ManualResetEventSlimPrograms
{
    private const string Family = "ManualResetEventSlim";

    [Correct(Family)]
    public static async Task Wait_SeesWhatWasWrittenBeforeSet()
    {
        using var ready = new ManualResetEventSlim();
        var value = 0;
        var waiter = Task.Run(() =>
        {
            ready.Wait();
            Assert.Equal(7, value);
        });
        value = 7;
        ready.Set();
        await waiter;
    }

    [Wrong(Family)]
    public static async Task Wait_SeesWhatIsWrittenAfterSet()
    {
        using var ready = new ManualResetEventSlim();
        var value = 0;
        var waiter = Task.Run(() =>
        {
            ready.Wait();
            Assert.Equal(7, value);
        });
        ready.Set();
        Interleaving.Point();
        value = 7;
        await waiter;
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Reset_BeforeTheWaiterLooks_MakesItWaitAgain()
    {
        using var ready = new ManualResetEventSlim();
        await Task.WhenAll(Task.Run(() => ready.Wait()), Task.Run(SetAndReset));

        void SetAndReset()
        {
            ready.Set();
            Interleaving.Point();
            if (Interleaving.Flip())
                ready.Reset();
        }
    }

    [Correct(Family)]
    public static async Task Wait_WithATimeout_IsTrueOnlyWhenSet()
    {
        using var ready = new ManualResetEventSlim();
        var isSet = false;
        var waiter = Task.Run(() => Assert.True(!ready.Wait(10) || isSet));
        isSet = true;
        ready.Set();
        await waiter;
    }

    [Wrong(Family)]
    public static async Task Wait_WithATimeout_TakenForCertain()
    {
        using var ready = new ManualResetEventSlim();
        await Task.WhenAll(Task.Run(() => Assert.True(ready.Wait(TimeSpan.FromHours(1)))), Task.Run(ready.Set));
    }

    [Correct(Family)]
    public static async Task Wait_WithAToken_Ends()
    {
        using var ready = new ManualResetEventSlim();
        using var source = new CancellationTokenSource();
        var waiter = Task.Run(() => ready.Wait(source.Token));
        source.Cancel();
        await Assert.ThrowsAsync<OperationCanceledException>(() => waiter);
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Wait_WithAToken_TakenForCertain()
    {
        using var ready = new ManualResetEventSlim();
        using var source = new CancellationTokenSource();
        await Task.WhenAll(Task.Run(() => ready.Wait(source.Token)), Task.Run(ready.Set), Task.Run(source.Cancel));
    }
}
