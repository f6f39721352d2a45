namespace Weft;

/// <summary>The wait behind <see cref="AwaitableEventAwaiter.OnCompleted"/>: a continuation with its execution context.</summary>
/// <remarks>The compiler calls the other one, as the continuations that it generates restore a context of their own.</remarks>
internal sealed class FlowingWaiter(Action continuation) : Waiter
{
    // Null when the flow is suppressed.
    private readonly ExecutionContext? _executionContext = ExecutionContext.Capture();

    public override WaitKind Kind => WaitKind.Await;

    public override object? Origin => continuation;

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
            UnobservedFailure.Report(exception);
        }
    }
}
