using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Lets <see langword="await"/> wait for an <see cref="AwaitableEvent"/>; meant for the compiler.</summary>
/// <remarks>
/// It serves one await. <see cref="GetResult"/> does not block: to block a thread there is
/// <see cref="AwaitableEvent.Wait(CancellationToken)"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AwaitableEventAwaiter : ICriticalNotifyCompletion
{
    internal AwaitableEventAwaiter(AwaitableEvent awaited) => Event = awaited;

    /// <summary>Whether the event is set, so that the await goes on without suspending.</summary>
    public bool IsCompleted => Event.IsSet;

    /// <summary>The event that is awaited; for builders that enlist a waiter of their own.</summary>
    internal AwaitableEvent Event { get; }

    /// <summary>Ends the await; there is no result.</summary>
    /// <remarks>
    /// It does not look at the event: that may have been reset since it released this await, and the release stands.
    /// </remarks>
#pragma warning disable CA1822 // The await pattern asks for an instance method.
    public void GetResult()
    {
    }
#pragma warning restore CA1822

    /// <summary>Runs <paramref name="continuation"/> when the event is set, in the context and execution context of this call.</summary>
    /// <param name="continuation">What to run; it runs once, and never inside this call.</param>
    public void OnCompleted(Action continuation) =>
        Event.Add(ContextWaiter.Of(continuation, CapturedContext.Capture(), flowExecutionContext: true));

    /// <summary>Runs <paramref name="continuation"/> when the event is set, in the context of this call.</summary>
    /// <param name="continuation">What to run; it runs once, and never inside this call. The execution context does not flow.</param>
    public void UnsafeOnCompleted(Action continuation) =>
        Event.Add(ContextWaiter.Of(continuation, CapturedContext.Capture(), flowExecutionContext: false));
}
