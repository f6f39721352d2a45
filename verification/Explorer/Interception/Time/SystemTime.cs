namespace Weft.Exploration.Interception;

/// <summary>
/// What <see cref="TimeProvider.System"/> is in rewritten code: the virtual clock of whichever schedule asks, and the system's
/// outside of any. A static may keep it from one schedule to the next, where the clock itself would belong to a schedule that is over.
/// </summary>
internal sealed class SystemTime : TimeProvider
{
    public static readonly SystemTime Instance = new();

    private SystemTime()
    {
    }

    public override long TimestampFrequency => System.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => Now.LocalTimeZone;

    private static TimeProvider Now => Clocks.Virtual ?? System;

    public override DateTimeOffset GetUtcNow() => Now.GetUtcNow();

    public override long GetTimestamp() => Now.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Now.CreateTimer(callback, state, dueTime, period);
}
