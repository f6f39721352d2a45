using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// How the real lock is kept in step with the model.
internal partial class ControlledReaderWriterLockSlim
{
    private bool Enter(TimeSpan timeout, Func<ReaderWriterModel, bool> pass, Func<TimeSpan, bool> enterReal)
    {
        if (Operation.Current is not { } operation)
            return enterReal(timeout);
        var model = ModelFor(operation);
        if (!pass(model))
            return false;
        if (!enterReal(TimeSpan.Zero))
            Uncontrolled.RefuseBecause("the lock is held by what is not part of this schedule", CallSites.Noted);
        model.Changed(operation, _real);
        return true;
    }

    private bool Pass(Gate? gate, TimeSpan limit) =>
        gate is null || LimitedWait.Pass(gate, Operation.Current!, AccessTo(), limit, CancellationToken.None) == WaitEnd.Passed;

    // That a writer waits is a step, since readers are kept out from then on; so the attempt is one even where it does not get in.
    private bool PassToWrite(ReaderWriterModel model, TimeSpan limit)
    {
        var isUpgrade = _real.IsUpgradeableReadLockHeld;
        if (_real.IsWriteLockHeld || (_real.IsReadLockHeld && !(isUpgrade && RecursionPolicy == LockRecursionPolicy.SupportsRecursion)))
            return true;
        var operation = Operation.Current!;
        var gate = isUpgrade ? model.Upgrade : model.Write;
        operation.Execution.Reschedule(operation, AccessTo());
        if (gate.IsOpen || limit == TimeSpan.Zero)
            return gate.IsOpen;
        model.Waits(isUpgrade, 1);
        try
        {
            return LimitedWait.Pass(gate, operation, AccessTo(), limit, CancellationToken.None) == WaitEnd.Passed;
        }
        finally
        {
            model.Waits(isUpgrade, -1);
        }
    }

    private void Exit(Action exitReal)
    {
        if (Operation.Current is not { } operation)
        {
            exitReal();
            return;
        }
        // An operation that unwinds comes here also where it never got in.
        if (operation.Execution.IsAbandoning && !IsHeldHere)
            return;
        if (operation.Execution is { IsLeavingALockAStep: true, IsAbandoning: false })
            SchedulingPoints.BeforeUse(AccessKind.Signal, this, CallSites.Noted);
        exitReal();
        ModelFor(operation).Changed(operation, _real);
    }

    private T Read<T>(Func<ReaderWriterModel?, T> read)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
        return SchedulingPoints.Seen(read(Operation.Current is { } operation ? ModelFor(operation) : null));
    }

    private ReaderWriterModel ModelFor(Operation operation)
    {
        if (_model?.Execution != operation.Execution)
            _model = new ReaderWriterModel(operation.Execution);
        return _model;
    }

    private Access AccessTo() => Access.To(AccessKind.Acquire, this, CallSites.Noted);
}
