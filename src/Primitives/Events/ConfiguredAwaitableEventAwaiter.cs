using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Weft;

/// <summary>Lets <see langword="await"/> wait for an event as it was configured to; meant for the compiler.</summary>
/// <remarks>What is said of <see cref="AwaitableEventAwaiter"/> holds for it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConfiguredAwaitableEventAwaiter : ICriticalNotifyCompletion
{
    private readonly ConfigureAwaitOptions _options;

    internal ConfiguredAwaitableEventAwaiter(AwaitableEvent awaited, ConfigureAwaitOptions options)
    {
        Event = awaited;
        _options = options;
    }

    /// <summary>Whether the event is set, so that the await goes on without suspending; never if it is to yield.</summary>
    public bool IsCompleted => (_options & ConfigureAwaitOptions.ForceYielding) == 0 && Event.IsSet;

    /// <summary>The event that is awaited; for builders that enlist a waiter of their own.</summary>
    internal AwaitableEvent Event { get; }

    /// <summary>Where the await goes on.</summary>
    internal CapturedContext Place =>
        (_options & ConfigureAwaitOptions.ContinueOnCapturedContext) != 0 ? CapturedContext.Capture() : CapturedContext.Pool;

    /// <summary>Ends the await; there is no result.</summary>
#pragma warning disable CA1822 // The await pattern asks for an instance method.
    public void GetResult()
    {
    }
#pragma warning restore CA1822

    /// <summary>Runs <paramref name="continuation"/> when the event is set, in the execution context of this call.</summary>
    /// <param name="continuation">What to run; it runs once, and never inside this call.</param>
    public void OnCompleted(Action continuation) =>
        Event.Add(ContextWaiter.Of(continuation, Place, flowExecutionContext: true));

    /// <summary>Runs <paramref name="continuation"/> when the event is set.</summary>
    /// <param name="continuation">What to run; it runs once, and never inside this call. The execution context does not flow.</param>
    public void UnsafeOnCompleted(Action continuation) =>
        Event.Add(ContextWaiter.Of(continuation, Place, flowExecutionContext: false));
}
