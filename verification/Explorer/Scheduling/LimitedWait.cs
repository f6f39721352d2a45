using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// Passes a gate, or ends otherwise: by a time-out, which is a timer of the virtual clock and so a choice of the strategy, or by a
/// token. The operation is enabled while the gate is open, and from the moment at which the wait has another end. Whoever finds the
/// gate open passes, even if the time was up before: what was given to a waiter must not get lost because the clock was faster than
/// the waiter. That the time-out wins is the schedule in which the waiter runs before anybody opens the gate.
/// </summary>
internal static class LimitedWait
{
    /// <summary>As <see cref="Pass"/>, for waits that tell a time-out by their result and a token by an exception.</summary>
    /// <exception cref="OperationCanceledException">The token ended the wait.</exception>
    public static bool TryPass(Gate gate, Operation operation, Access access, TimeSpan timeout, CancellationToken token) =>
        Pass(gate, operation, access, timeout, token) switch
        {
            WaitEnd.Cancelled => throw new OperationCanceledException(token),
            var end => end == WaitEnd.Passed,
        };

    public static WaitEnd Pass(Gate gate, Operation operation, Access access, TimeSpan timeout, CancellationToken token)
    {
        if (timeout == Timeout.InfiniteTimeSpan && !token.CanBeCanceled)
        {
            gate.Pass(operation, access);
            return WaitEnd.Passed;
        }
        if (timeout != TimeSpan.Zero)
            operation.Execution.Looks(access with { Kind = AccessKind.Read }); // what is found here decides whether a timer is armed

        // The time of a wait begins when it is tried; one that need not wait must not end because a timer was chosen before it.
        if (gate.IsOpen || timeout == TimeSpan.Zero || token.IsCancellationRequested)
        {
            operation.Execution.Reschedule(operation, access);
            if (token.IsCancellationRequested)
                return WaitEnd.Cancelled;
            if (gate.IsOpen)
                return WaitEnd.Passed;
            if (timeout == TimeSpan.Zero)
                return WaitEnd.Expired;
        }
        return Block(gate, operation, access, timeout, token);
    }

    private static WaitEnd Block(Gate gate, Operation operation, Access access, TimeSpan timeout, CancellationToken token)
    {
        var end = WaitEnd.Passed;
        var other = gate.EndOf(access);
        using var timer = new VirtualTimer(operation.Execution, () => End(WaitEnd.Expired), isQueued: false, ends: other);
        timer.Change(timeout, Timeout.InfiniteTimeSpan);
        var registration = token.UnsafeRegister(_ => End(WaitEnd.Cancelled), null);
        try
        {
            gate.Pass(operation, access);
        }
        finally
        {
            registration.Unregister(); // never waits: nothing gives way inside the callback
        }
        return gate.IsOpen ? WaitEnd.Passed : end;

        void End(WaitEnd how)
        {
            if (end != WaitEnd.Passed)
                return;
            end = how;
            operation.Execution.Looks(other);
            gate.Withdraw(operation);
        }
    }
}
