using System.Diagnostics;

namespace Weft.Exploration.Conformity.Time;

/// <summary>Clocks: they stand still while nothing fires, never go back, and agree with each other.</summary>
internal static class ClockPrograms
{
    [Correct("Clocks")]
    public static async Task TheClocks_AcrossADelay_MoveByTheDelay()
    {
        var (utc, offset, ticks) = (DateTime.UtcNow, DateTimeOffset.UtcNow, Environment.TickCount64);
        await Task.Delay(TimeSpan.FromHours(3));
        Assert.Equal(TimeSpan.FromHours(3), DateTime.UtcNow - utc);
        Assert.Equal(TimeSpan.FromHours(3), DateTimeOffset.UtcNow - offset);
        Assert.Equal(3 * 3_600_000, Environment.TickCount64 - ticks);
    }

    [Correct("Clocks")]
    public static void ALoop_ThatPollsTheClock_Ends()
    {
        for (var end = DateTime.UtcNow + TimeSpan.FromMilliseconds(100); DateTime.UtcNow < end;)
            Thread.Yield();
    }

    [Wrong("Clocks")]
    public static async Task TwoReadings_TakenForOne_Differ()
    {
        var deadline = DateTime.UtcNow + TimeSpan.FromSeconds(1);
        var tick = Task.Delay(TimeSpan.FromSeconds(2));
        if (DateTime.UtcNow < deadline)
            Assert.True(deadline - DateTime.UtcNow > TimeSpan.Zero, "negative time-out");
        await tick;
    }

    [Correct("TimeProvider")]
    public static async Task TheSystemsProvider_AcrossADelay_MovesByTheDelay()
    {
        var clock = TimeProvider.System;
        var (utc, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        await Task.Delay(TimeSpan.FromHours(3), clock);
        Assert.Equal(TimeSpan.FromHours(3), clock.GetUtcNow() - utc);
        Assert.Equal(TimeSpan.FromHours(3), clock.GetElapsedTime(began));
        Assert.Equal(clock.GetUtcNow(), clock.GetLocalNow());
    }

    [Wrong("TimeProvider")]
    public static async Task AnAge_ThatIsMeasuredTwice_Differs()
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var tick = Task.Delay(TimeSpan.FromSeconds(2));
        var isFresh = clock.GetElapsedTime(began) < TimeSpan.FromSeconds(1);
        Assert.Equal(isFresh, clock.GetElapsedTime(began) < TimeSpan.FromSeconds(1));
        await tick;
    }

    [Correct("Stopwatch")]
    public static async Task AStopwatch_AcrossADelay_MeasuresIt()
    {
        var watch = Stopwatch.StartNew();
        await Task.Delay(TimeSpan.FromMinutes(1));
        watch.Stop();
        await Task.Delay(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), watch.Elapsed);
        Assert.Equal(60_000, watch.ElapsedMilliseconds);
        Assert.Equal(60 * Stopwatch.Frequency, watch.ElapsedTicks);
    }

    [Wrong("Stopwatch")]
    public static async Task AStopwatch_ThatIsReadTwice_Differs()
    {
        var watch = Stopwatch.StartNew();
        var tick = Task.Delay(TimeSpan.FromSeconds(2));
        var isInTime = watch.ElapsedMilliseconds < 1_000;
        Assert.Equal(isInTime, watch.ElapsedMilliseconds < 1_000);
        await tick;
    }
}
