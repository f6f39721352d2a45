namespace Weft;

/// <summary>How a wait for an <see cref="AwaitableEvent"/> ended.</summary>
public enum WaitOutcome
{
    /// <summary>The event was set, or a pulse released the wait.</summary>
    Signaled,

    /// <summary>The token of the wait was cancelled first.</summary>
    Cancelled,

    /// <summary>The time of the wait was up first.</summary>
    TimedOut,
}
