namespace Weft.Exploration.Interception;

/// <summary>Time-outs as callers give them, with the rules that all waits of the framework have in common.</summary>
internal static class WaitLimits
{
    public static TimeSpan Of(int millisecondsTimeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(millisecondsTimeout, Timeout.Infinite);
        return TimeSpan.FromMilliseconds(millisecondsTimeout);
    }

    /// <summary>Whole milliseconds; what is less than one is no wait at all.</summary>
    public static TimeSpan Of(TimeSpan timeout)
    {
        var milliseconds = (long)timeout.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, nameof(timeout));
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    /// <summary>The time, or null for one that the framework refuses: then its own member is called, to say so.</summary>
    public static TimeSpan? OrNull(int milliseconds) => milliseconds >= Timeout.Infinite ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>The time in whole milliseconds, or null for one that the framework refuses.</summary>
    public static TimeSpan? OrNull(TimeSpan time) =>
        time.TotalMilliseconds is >= -1 and <= int.MaxValue ? TimeSpan.FromMilliseconds((long)time.TotalMilliseconds) : null;

    /// <summary>As <see cref="Of(TimeSpan)"/>, for those that take any length: more than can be counted is for ever.</summary>
    public static TimeSpan OfAnyLength(TimeSpan timeout) =>
        timeout.TotalMilliseconds > int.MaxValue ? Timeout.InfiniteTimeSpan : Of(timeout);
}
