namespace Weft;

/// <summary>The time that a wait may last.</summary>
internal static class WaitTime
{
    // The longest time of a timer of the framework, in milliseconds.
    private const double LongestTimer = uint.MaxValue - 1;

    /// <summary>Throws unless a timer can be set to <paramref name="timeout"/>.</summary>
    public static void CheckTimer(TimeSpan timeout) => Check(timeout, LongestTimer);

    /// <summary>Throws unless a thread can be blocked for <paramref name="timeout"/>.</summary>
    public static void CheckThread(TimeSpan timeout) => Check(timeout, int.MaxValue);

    /// <summary>Starts the timer that ends a wait; it may fire before this returns.</summary>
    public static ITimer Start(TimeProvider timeProvider, TimerCallback callback, object wait, TimeSpan timeout)
    {
        // The callback runs no code that could ask for the execution context of the wait.
        using AsyncFlowControl flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return timeProvider.CreateTimer(callback, wait, timeout, Timeout.InfiniteTimeSpan);
    }

    private static void Check(TimeSpan timeout, double longest)
    {
        if (timeout != Timeout.InfiniteTimeSpan && (timeout < TimeSpan.Zero || timeout.TotalMilliseconds > longest))
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeout),
                timeout,
                $"The time of a wait is between zero and {longest} milliseconds; use Timeout.InfiniteTimeSpan for a wait without limit.");
        }
    }
}
