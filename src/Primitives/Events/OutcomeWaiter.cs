using System.Threading.Tasks.Sources;

namespace Weft;

// Protocol. The one who ends the wait and the one who awaits it meet at _continuation, in any order:
//
//   null ---OnCompleted---> the continuation   : who ends the wait hands it over
//   null ---End-----------> s_ended            : OnCompleted hands the continuation over
//
// Each comes once, by a compare-exchange from null; the second one finds the first, and does what there is to do.
/// <summary>The wait behind <c>WaitOutcomeAsync</c>: node, result and continuation in one object.</summary>
internal sealed class OutcomeWaiter(AwaitableEvent owner) : CancellableWaiter(owner), IValueTaskSource<WaitOutcome>
{
    private const int Pending = -1;

    private static readonly Action<object?> s_ended = static _ => { };

    private Action<object?>? _continuation;
    private object? _state;
    private CapturedContext _place;

    // Null when the flow is suppressed, or was not asked for.
    private ExecutionContext? _executionContext;

    // A WaitOutcome, or Pending.
    private int _outcome = Pending;

    public override WaitKind Kind => WaitKind.Outcome;

    public override void Run()
    {
        try
        {
            if (_executionContext is null)
                _continuation!(_state);
            else
                ExecutionContext.Run(_executionContext, static waiter => ((OutcomeWaiter)waiter!).Continue(), this);
        }
        catch (Exception exception)
        {
            // Only a hand-written continuation can throw; see ContinuationWaiter.
            UnobservedFailure.Report(exception);
        }
    }

    protected override void End(WaitOutcome outcome, CancellationToken token, ref Handover handover)
    {
        Volatile.Write(ref _outcome, (int)outcome);
        if (Interlocked.CompareExchange(ref _continuation, s_ended, null) is not null)
            handover.Add(this, _place);
    }

    ValueTaskSourceStatus IValueTaskSource<WaitOutcome>.GetStatus(short token) =>
        Volatile.Read(ref _outcome) == Pending ? ValueTaskSourceStatus.Pending : ValueTaskSourceStatus.Succeeded;

    WaitOutcome IValueTaskSource<WaitOutcome>.GetResult(short token)
    {
        int outcome = Volatile.Read(ref _outcome);
        return outcome != Pending ? (WaitOutcome)outcome : throw Messages.NotEnded();
    }

    void IValueTaskSource<WaitOutcome>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags)
    {
        _state = state;
        _executionContext = (flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0 ? ExecutionContext.Capture() : null;
        _place = (flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0 ? CapturedContext.Capture() : CapturedContext.Pool;

        Action<object?>? first = Interlocked.CompareExchange(ref _continuation, continuation, null);
        if (first is null)
            return;
        if (!ReferenceEquals(first, s_ended))
            throw Messages.AwaitedTwice();

        _continuation = continuation;
        var handover = new Handover(mayInline: false);
        handover.Add(this, _place);
        handover.Flush();
    }

    private void Continue() => _continuation!(_state);
}
