namespace Weft.Exploration.Tests.Interception;

/// <summary>Clocks are virtual, and agree: those of a test, of a static, and of the program's own provider.</summary>
public class ClockTests
{
    private static readonly TimeProvider Early = TimeProvider.System;
    private static TimeProvider? s_clock;

    [Fact]
    public void Clock_InAStatic_IsThatOfEachSchedule() => Explored.Holds(static async () =>
    {
        s_clock ??= TimeProvider.System;
        var began = s_clock.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(3), s_clock);
        Assert.Equal(TimeSpan.FromSeconds(3), s_clock.GetElapsedTime(began));
    }, 20);

    [Fact]
    public void Clock_FromAStaticConstructor_IsVirtualToo() => Explored.Holds(static async () =>
    {
        var began = Early.GetUtcNow();
        await Task.Delay(TimeSpan.FromSeconds(3), Early);
        Assert.Equal(TimeSpan.FromSeconds(3), Early.GetUtcNow() - began);
    }, 20);

    [Fact]
    public void Clock_OfTheProgramsOwn_LeavesTimersToTheSystem() => Explored.Holds(static async () =>
    {
        var clock = new HalfOwnClock();
        Assert.Equal(1999, clock.GetUtcNow().Year);
        var began = clock.GetTimestamp();
        await Task.Delay(TimeSpan.FromDays(1), clock);
        Assert.Equal(TimeSpan.FromDays(1), clock.GetElapsedTime(began));
    }, 20);

    [Fact]
    public void Clocks_AllOfThem_Agree() => Explored.HoldsAlways(static async () =>
    {
        await Task.Delay(TimeSpan.FromHours(1));
        var utc = TimeProvider.System.GetUtcNow();
        Assert.Equal(new DateTime(2000, 1, 1, 1, 0, 0, DateTimeKind.Utc), DateTime.UtcNow);
        Assert.Equal(utc, DateTimeOffset.UtcNow);
        Assert.Equal(utc, DateTimeOffset.Now);
        Assert.Equal(utc.UtcDateTime, DateTime.Now.ToUniversalTime());
        Assert.Equal(DateTime.Now, DateTime.UtcNow.ToLocalTime());
        Assert.Equal(DateTimeKind.Local, DateTime.Now.Kind);
        Assert.Equal(utc, new DateTimeOffset(DateTime.Now));
        Assert.Equal(utc, (DateTimeOffset)DateTime.Now);
        Assert.Equal(DateTime.Now, utc.LocalDateTime);
        Assert.Equal(utc, utc.ToLocalTime());
        Assert.Equal(new DateTime(2000, 1, 1), DateTime.Today);
        Assert.Equal(TimeZoneInfo.Utc, TimeZoneInfo.Local);
        Assert.Equal(TimeZoneInfo.Utc, TimeProvider.System.LocalTimeZone);
        Assert.Equal(25 * 3_600_000, Environment.TickCount64);
        Assert.Equal(25 * 3_600_000, Environment.TickCount);
        Assert.Equal(TimeProvider.System.GetTimestamp(), System.Diagnostics.Stopwatch.GetTimestamp());
    });

    [Fact]
    public void Clock_ReadWhileATimerIsArmed_IsAPoint()
    {
        Assert.Equal(1, Explored.HoldsAlways(static () => Read(null)).Schedules);
        Assert.True(Explored.HoldsAlways(static () => Read(Task.Delay(1))).Schedules > 1);

        static Task Read(Task? delay)
        {
            _ = DateTime.UtcNow;
            return delay ?? Task.CompletedTask;
        }
    }

    [Fact]
    public void Clock_Polled_Passes() => Explored.HoldsAlways(static () =>
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30))
            Interleaving.Point();
        return Task.CompletedTask;
    });

    private sealed class HalfOwnClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(1999, 12, 31, 0, 0, 0, TimeSpan.Zero);
    }
}
