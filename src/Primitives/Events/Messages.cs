namespace Weft;

/// <summary>What the waits of an event say when they end otherwise than by the event.</summary>
internal static class Messages
{
    public static TimeoutException TimedOut() =>
        new("The event was not set within the time of the wait; wait longer, or use WaitOutcomeAsync, which reports this as a value.");

    public static OperationCanceledException Cancelled(CancellationToken token) =>
        new("The wait was cancelled before the event was set.", token);

    public static InvalidOperationException NotEnded() =>
        new("The wait has not ended and has no outcome yet; await it instead of asking for its result.");

    public static InvalidOperationException AwaitedTwice() =>
        new("The outcome of this wait is awaited already; await a wait once, or turn it into a task with AsTask.");
}
