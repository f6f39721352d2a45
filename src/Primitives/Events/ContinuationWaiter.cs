namespace Weft;

/// <summary>The wait behind a direct <c>await e</c>; it is also the work item that runs the continuation.</summary>
internal sealed class ContinuationWaiter(Action continuation, bool flowExecutionContext) : Waiter, IThreadPoolWorkItem
{
    private readonly CapturedContext _context = CapturedContext.Capture();

    // Null when the flow is suppressed, or was not asked for: a compiler-generated continuation restores its own.
    private readonly ExecutionContext? _executionContext = flowExecutionContext ? ExecutionContext.Capture() : null;

    // Null once it has been taken to be run.
    private Action? _continuation = continuation;

    public override void Resume()
    {
        try
        {
            _context.Queue(this);
        }
        catch (Exception exception)
        {
            // The context refused. Resumed in the wrong place, the code that needs the context fails where that can be seen;
            // not resumed at all, it would hang, and the waiters behind it with it.
            UnobservedFailure.Report(exception);
            CapturedContext.QueueToPool(this);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        // A context that takes the work and then throws makes Resume queue it a second time. The exchange decides which
        // of the two runs it.
        Action? continuation = Interlocked.Exchange(ref _continuation, null);
        if (continuation is null)
            return;

        try
        {
            if (_executionContext is null)
                continuation();
            else
                ExecutionContext.Run(_executionContext, static state => ((Action)state!)(), continuation);
        }
        catch (Exception exception)
        {
            // Only a hand-written continuation can throw. Where the context runs it inside Post, letting it escape would
            // end Set in the middle of its list.
            UnobservedFailure.Report(exception);
        }
    }
}
