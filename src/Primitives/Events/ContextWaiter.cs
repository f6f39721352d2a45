namespace Weft;

/// <summary>The wait behind an <c>await e</c> that goes on in a context, or takes its execution context along.</summary>
internal sealed class ContextWaiter(Action continuation, CapturedContext place, bool flowExecutionContext) : Waiter
{
    // Null when the flow is suppressed, or was not asked for: a compiler-generated continuation restores its own.
    private readonly ExecutionContext? _executionContext = flowExecutionContext ? ExecutionContext.Capture() : null;

    public override WaitKind Kind => WaitKind.Await;

    public override object? Origin => continuation;

    /// <summary>Makes the smallest waiter that does it.</summary>
    /// <param name="continuation">What to run.</param>
    /// <param name="place">Where to run it.</param>
    /// <param name="flowExecutionContext">Whether in the execution context of this call.</param>
    public static Waiter Of(Action continuation, CapturedContext place, bool flowExecutionContext)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        return place.IsPool && !flowExecutionContext
            ? ContinuationWaiter.Rent(continuation)
            : new ContextWaiter(continuation, place, flowExecutionContext);
    }

    public override void Release(ref Handover handover) => handover.Add(this, place);

    public override void Run()
    {
        try
        {
            if (_executionContext is null)
                continuation();
            else
                ExecutionContext.Run(_executionContext, static state => ((Action)state!)(), continuation);
        }
        catch (Exception exception)
        {
            // Only a hand-written continuation can throw; see ContinuationWaiter.
            UnobservedFailure.Report(exception);
        }
    }
}
