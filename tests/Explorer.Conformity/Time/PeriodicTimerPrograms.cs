namespace Weft.Exploration.Conformity.Time;

/// <summary>PeriodicTimer: ticks that fall together, disposal and cancellation that wake.</summary>
internal static class PeriodicTimerPrograms
{
    private const string Family = "PeriodicTimer";

    [Correct(Family, IsSmall = false)]
    public static async Task TwoTicks_ThatAreAwaited_AreAPeriodApart()
    {
        var began = DateTime.UtcNow;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        Assert.True(await timer.WaitForNextTickAsync());
        Assert.True(await timer.WaitForNextTickAsync());
        Assert.True(DateTime.UtcNow - began >= TimeSpan.FromMinutes(2));
    }

    [Correct(Family)]
    public static async Task ADisposal_WhileSomebodyWaits_EndsTheLoop()
    {
        var timer = new PeriodicTimer(Timeout.InfiniteTimeSpan);
        var loop = Task.Run(async () => Assert.False(await timer.WaitForNextTickAsync()));
        timer.Dispose();
        await loop;
    }

    [Correct(Family)]
    public static async Task ACancellation_WhileSomebodyWaits_EndsTheWaitOnly()
    {
        using var timer = new PeriodicTimer(Timeout.InfiniteTimeSpan);
        using var source = new CancellationTokenSource();
        var wait = timer.WaitForNextTickAsync(source.Token);
        var canceller = Task.Run(source.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await wait);
        await canceller;
        var next = timer.WaitForNextTickAsync();
        timer.Dispose();
        Assert.False(await next);
    }

    [Wrong(Family)]
    public static async Task Ticks_ThatComeTooFast_FallTogether()
    {
        var periods = 0;
        using var clock = TimeProvider.System.CreateTimer(
            _ => Interlocked.Increment(ref periods), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var ticks = 1; ticks <= 3; ticks++)
        {
            await timer.WaitForNextTickAsync();
            Assert.InRange(Volatile.Read(ref periods), 0, ticks);
        }
    }

    [Wrong(Family, Reports.ViolationKind.Exception)]
    public static async Task TwoWaits_AtTheSameTime_AreOneTooMany()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Task.Run(Wait), Task.Run(Wait));

        async Task Wait() => await timer.WaitForNextTickAsync();
    }
}
