namespace Weft;

/// <summary>The wait behind a <c>WaitAsync</c> with a token or a time-out: a task that one of the three completes.</summary>
internal sealed class CancellableTaskWaiter(AwaitableEvent owner, TaskCreationOptions options) : CancellableWaiter(owner)
{
    private readonly TaskCompletionSource _completion = new(options);

    // Written by the one who has won the waiter, and read by him.
    private WaitOutcome _outcome;
    private CancellationToken _token;

    public Task Task => _completion.Task;

    public override WaitKind Kind => WaitKind.Task;

    public override void Run()
    {
        switch (_outcome)
        {
            case WaitOutcome.Signaled:
                _completion.SetResult();
                break;
            case WaitOutcome.Cancelled:
                _completion.SetCanceled(_token);
                break;
            default:
                _completion.SetException(Messages.TimedOut());
                break;
        }
    }

    protected override void End(WaitOutcome outcome, CancellationToken token, ref Handover handover)
    {
        _outcome = outcome;
        _token = token;
        handover.RunNow(this);
    }
}
