namespace Weft.Exploration.Interception;

/// <summary>How long a wait may last, as the framework takes it.</summary>
internal static class WaitLimits
{
    /// <summary>The time, or null for one that the framework refuses.</summary>
    public static TimeSpan? Of(int milliseconds) => milliseconds >= Timeout.Infinite ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>The time in whole milliseconds, or null for one that the framework refuses.</summary>
    public static TimeSpan? Of(TimeSpan time) =>
        time.TotalMilliseconds is >= -1 and <= int.MaxValue ? TimeSpan.FromMilliseconds((long)time.TotalMilliseconds) : null;
}
