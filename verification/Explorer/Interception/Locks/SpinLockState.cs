using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>What copies of a <see cref="ControlledSpinLock"/> have in common: the real lock, and the gate before it.</summary>
internal sealed class SpinLockState(bool enableThreadOwnerTracking)
{
    private SpinLock _real = new(enableThreadOwnerTracking);
    private OwnGate _free;

    public bool IsHeld => _real.IsHeld;

    public bool IsHeldByCurrentThread => _real.IsHeldByCurrentThread;

    public bool IsThreadOwnerTrackingEnabled => _real.IsThreadOwnerTrackingEnabled;

    public void TryEnter(TimeSpan timeout, ref bool lockTaken)
    {
        // With tracking, to enter again throws; without it, it waits for ever.
        var isRefused = lockTaken || (_real.IsThreadOwnerTrackingEnabled && _real.IsHeldByCurrentThread);
        if (Operation.Current is { } operation && !isRefused)
        {
            var access = Access.To(AccessKind.Acquire, this, CallSites.Noted);
            var free = _free.In(operation.Execution, !_real.IsHeld);
            if (LimitedWait.Pass(free, operation, access, timeout, CancellationToken.None) != WaitEnd.Passed)
                return;
            timeout = TimeSpan.Zero;
        }
        _real.TryEnter(timeout, ref lockTaken);
        _free.Set(!_real.IsHeld);
    }

    public void Exit(bool useMemoryBarrier)
    {
        if (Operation.Current is { Execution: { IsLeavingALockAStep: true, IsAbandoning: false } })
            SchedulingPoints.BeforeUse(AccessKind.Signal, this, CallSites.Noted);
        _real.Exit(useMemoryBarrier);
        _free.Set(!_real.IsHeld);
    }
}
