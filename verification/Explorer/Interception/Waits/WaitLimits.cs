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

    /// <summary>As <see cref="Of(TimeSpan)"/>, for those that take any length: more than can be counted is for ever.</summary>
    public static TimeSpan OfAnyLength(TimeSpan timeout) => timeout.TotalMilliseconds > int.MaxValue ? Timeout.InfiniteTimeSpan : Of(timeout);
}
