namespace Weft;

/// <summary>What it is that waits for an <see cref="AwaitableEvent"/>.</summary>
public enum WaitKind
{
    /// <summary>An <c>await</c> on the event itself, configured or not.</summary>
    Await,

    /// <summary>A task that <c>WaitAsync</c> returned.</summary>
    Task,

    /// <summary>A <see cref="ValueTask{TResult}"/> that <c>WaitOutcomeAsync</c> returned.</summary>
    Outcome,

    /// <summary>A thread that is blocked in <c>Wait</c>.</summary>
    Thread,
}
