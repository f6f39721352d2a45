namespace Weft;

/// <summary>The wait behind a <c>WaitAsync</c> with a token or a time-out: a task that one of the three completes.</summary>
internal sealed class CancellableTaskWaiter : CancellableWaiter
{
    private readonly TaskCompletionSource _completion;

    // Written by the one who has won the waiter, and read by him.
    private WaitOutcome _outcome;
    private CancellationToken _token;

    public CancellableTaskWaiter(AwaitableEvent owner, TaskCreationOptions options) : base(owner)
    {
        _completion = new(options);
        Place = CapturedContext.Nowhere;
    }

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

    protected override bool End(WaitOutcome outcome, CancellationToken token)
    {
        _outcome = outcome;
        _token = token;
        return true;
    }
}
