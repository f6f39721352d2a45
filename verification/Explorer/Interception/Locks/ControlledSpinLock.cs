using System.Diagnostics.CodeAnalysis;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="SpinLock"/>: a struct around a real one and a gate, so that who would spin waits in the model.
/// The state is made at the first use: a copy made before it, as every call on a <c>readonly</c> field makes one, is a lock of its own,
/// as with the real one. A copy made later stays the same lock here, while the real one would be two.
/// </summary>
[Redirects(typeof(SpinLock))]
[SuppressMessage("Performance", "CA1815", Justification = "the real one has no equality of its own either")]
internal struct ControlledSpinLock
{
    private SpinLockState? _state;

    public ControlledSpinLock(bool enableThreadOwnerTracking) => _state = new SpinLockState(enableThreadOwnerTracking);

    public bool IsHeld
    {
        get
        {
            var state = State();
            SchedulingPoints.BeforeUse(AccessKind.Read, state, CallSites.Noted);
            return SchedulingPoints.Seen(state.IsHeld);
        }
    }

    public bool IsHeldByCurrentThread => State().IsHeldByCurrentThread;

    public bool IsThreadOwnerTrackingEnabled => State().IsThreadOwnerTrackingEnabled;

    public void Enter(ref bool lockTaken) => State().TryEnter(Timeout.InfiniteTimeSpan, ref lockTaken);

    public void TryEnter(ref bool lockTaken) => State().TryEnter(TimeSpan.Zero, ref lockTaken);

    public void TryEnter(int millisecondsTimeout, ref bool lockTaken) =>
        State().TryEnter(WaitLimits.Of(millisecondsTimeout), ref lockTaken);

    public void TryEnter(TimeSpan timeout, ref bool lockTaken) => State().TryEnter(WaitLimits.Of(timeout), ref lockTaken);

    public void Exit() => Exit(true);

    public void Exit(bool useMemoryBarrier) => State().Exit(useMemoryBarrier);

    private SpinLockState State()
    {
        if (_state is null)
            Interlocked.CompareExchange(ref _state, new SpinLockState(true), null); // outside an exploration others may come at once
        return _state;
    }
}
