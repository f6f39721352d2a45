using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Waits;

/// <summary>CountdownEvent: it is set when as many have signaled as were counted on.</summary>
internal static class CountdownEventPrograms
{
    private const string Family = "CountdownEvent";

    [Correct(Family)]
    public static async Task Wait_ForAll_SeesWhatAllHaveDone()
    {
        using var left = new CountdownEvent(2);
        var done = 0;
        var workers = Task.WhenAll(Task.Run(Work), Task.Run(Work));
        left.Wait();
        Assert.Equal(2, done);
        await workers;

        void Work()
        {
            Interlocked.Increment(ref done);
            left.Signal();
        }
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task AddCount_AfterTheStart_ComesTooLate()
    {
        using var left = new CountdownEvent(1);
        var worker = Task.Run(() =>
        {
            left.AddCount();
            left.Signal();
        });
        await Task.Yield();
        left.Signal();
        left.Wait();
        await worker;
    }

    [Correct(Family)]
    public static async Task Wait_WithATimeout_IsTrueOnlyWhenAllAreThere()
    {
        using var left = new CountdownEvent(1);
        var waiter = Task.Run(() => Assert.True(!left.Wait(10) || left.IsSet));
        left.Signal();
        await waiter;
    }

    [Wrong(Family)]
    public static async Task Wait_WithATimeout_TakenForCertain()
    {
        using var left = new CountdownEvent(1);
        await Task.WhenAll(Task.Run(() => Assert.True(left.Wait(TimeSpan.FromHours(1)))), Task.Run(() => left.Signal()));
    }

    [Correct(Family)]
    public static async Task TryAddCount_AgainstTheLastSignal_CountsOrFails()
    {
        using var left = new CountdownEvent(1);
        var worker = Task.Run(() => left.TryAddCount() && left.Signal());
        left.Signal();
        await worker;
        Assert.True(left.IsSet);
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Wait_WithAToken_TakenForCertain()
    {
        using var left = new CountdownEvent(1);
        using var source = new CancellationTokenSource();
        await Task.WhenAll(Task.Run(() => left.Wait(source.Token)), Task.Run(() => left.Signal()), Task.Run(source.Cancel));
    }
}
