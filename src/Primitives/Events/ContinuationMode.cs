namespace Weft;

/// <summary>Where a release runs the continuations that no synchronization context and no task scheduler asks for.</summary>
public enum ContinuationMode
{
    /// <summary>On the thread pool, never inside the call that releases them. A slow continuation holds up nobody.</summary>
    Queued,

    /// <summary>
    /// Inside the call that releases them, one after the other, where a task would do so too. A continuation that blocks holds up
    /// the caller and those behind it, so the caller must hold no lock that they could want.
    /// </summary>
    Inline,
}
