using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>The end of one phase of a barrier, which its participants wait for.</summary>
internal sealed class BarrierPhase
{
    private readonly TaskCompletionSource _ended = new();
    private OwnGate _gate;

    /// <summary>What the action of this phase threw.</summary>
    public Exception? Failure { get; private set; }

    public WaitEnd Wait(object barrier, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Operation.Current is { } operation)
        {
            var gate = _gate.In(operation.Execution, _ended.Task.IsCompleted);
            // One that gives up takes its arrival back.
            var kind = timeout == Timeout.InfiniteTimeSpan && !cancellationToken.CanBeCanceled ? AccessKind.Wait : AccessKind.Update;
            var access = Access.To(kind, barrier, CallSites.Noted).And(CancellationSources.Of(cancellationToken));
            return LimitedWait.Pass(gate, operation, access, timeout, cancellationToken);
        }
        try
        {
            return _ended.Task.Wait(timeout, cancellationToken) ? WaitEnd.Passed : WaitEnd.Expired;
        }
        catch (OperationCanceledException)
        {
            return WaitEnd.Cancelled;
        }
    }

    public void End(Exception? failure)
    {
        Failure = failure;
        _ended.SetResult();
        _gate.Set(true);
    }
}
