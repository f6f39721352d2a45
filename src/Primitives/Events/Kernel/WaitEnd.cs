namespace Weft;

/// <summary>How a wait for a kernel object ended.</summary>
internal enum WaitEnd
{
    /// <summary>The object was signaled.</summary>
    Released,

    /// <summary>The caller's token was cancelled.</summary>
    Cancelled,

    /// <summary>The time that the caller allowed was over.</summary>
    TimedOut,

    /// <summary>The copy of the event that the wait was begun on was disposed.</summary>
    Disposed,
}
