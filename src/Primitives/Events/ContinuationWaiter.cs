namespace Weft;

/// <summary>The wait behind an <c>await e</c> that no context is to be left for: the usual one, and the smallest.</summary>
/// <remarks>
/// The node goes from wait to wait: whoever runs it has it to himself, since no token and no timer knows it, and keeps it
/// for the next await of his thread. One node a thread is kept, and nothing is reachable from it.
/// </remarks>
internal sealed class ContinuationWaiter : Waiter
{
    [ThreadStatic]
    private static ContinuationWaiter? t_spare;

    private Action? _continuation;

    private ContinuationWaiter()
    {
    }

    public override WaitKind Kind => WaitKind.Await;

    public override object? Origin => _continuation;

    public static ContinuationWaiter Rent(Action continuation)
    {
        ref ContinuationWaiter? spare = ref t_spare;
        ContinuationWaiter waiter = spare ?? new ContinuationWaiter();
        spare = null;
        waiter._continuation = continuation;
        return waiter;
    }

    public override void Release(ref Handover handover) => handover.Add(this, CapturedContext.Pool);

    public override void Run()
    {
        Action continuation = _continuation!;
        _continuation = null;

        // From here on the node belongs to whoever awaits next on this thread, which may be the continuation.
        t_spare = this;
        try
        {
            continuation();
        }
        catch (Exception exception)
        {
            // Only a hand-written continuation can throw. Where it runs inside Set, letting it escape would end Set in the
            // middle of its list.
            UnobservedFailure.Report(exception);
        }
    }
}
