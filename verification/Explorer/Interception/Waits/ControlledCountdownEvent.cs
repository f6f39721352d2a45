using System.Diagnostics.CodeAnalysis;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="CountdownEvent"/>: a real one, which counts and keeps the rules, behind a gate that an operation
/// has to pass before it waits. Redirected, so that classes derived from it and <c>using</c> work.
/// </summary>
[Redirects(typeof(CountdownEvent))]
[SuppressMessage("Performance", "CA1852", Justification = "programs derive from it")]
internal class ControlledCountdownEvent(int initialCount) : IDisposable
{
    private readonly CountdownEvent _real = new(initialCount);
    private ManualResetEvent? _handle;
    private OwnGate _gate;

    public int CurrentCount
    {
        get
        {
            SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
            return SchedulingPoints.Seen(_real.CurrentCount);
        }
    }

    public int InitialCount => _real.InitialCount;

    public bool IsSet
    {
        get
        {
            SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
            return SchedulingPoints.Seen(_real.IsSet);
        }
    }

    /// <summary>A handle that is set while the count is zero.</summary>
    public WaitHandle WaitHandle
    {
        get
        {
            _ = _real.WaitHandle; // throws if it was disposed of
            return _handle ??= HandleTable.AddFor(this, _real.IsSet);
        }
    }

    public bool Signal() => Signal(1);

    public bool Signal(int signalCount) => Change(() => _real.Signal(signalCount));

    public void AddCount() => AddCount(1);

    public void AddCount(int signalCount) => Change(() =>
    {
        _real.AddCount(signalCount);
        return true;
    });

    public bool TryAddCount() => TryAddCount(1);

    public bool TryAddCount(int signalCount) => Change(() => _real.TryAddCount(signalCount));

    public void Reset() => Reset(_real.InitialCount);

    public void Reset(int count) => Change(() =>
    {
        _real.Reset(count);
        return true;
    });

    public void Wait() => Wait(Timeout.InfiniteTimeSpan, CancellationToken.None);

    public void Wait(CancellationToken cancellationToken) => Wait(Timeout.InfiniteTimeSpan, cancellationToken);

    public bool Wait(int millisecondsTimeout) => Wait(WaitLimits.Of(millisecondsTimeout), CancellationToken.None);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken) =>
        Wait(WaitLimits.Of(millisecondsTimeout), cancellationToken);

    public bool Wait(TimeSpan timeout) => Wait(timeout, CancellationToken.None);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Operation.Current is not { } operation)
            return _real.Wait(timeout, cancellationToken);
        var limit = WaitLimits.Of(timeout);
        _real.Wait(0, CancellationToken.None); // throws if it was disposed of
        var access = Access.To(AccessKind.Wait, this, CallSites.Noted).And(CancellationSources.Of(cancellationToken));
        return LimitedWait.TryPass(_gate.In(operation.Execution, _real.IsSet), operation, access, limit, cancellationToken);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _real.Dispose();
        _handle?.Dispose();
        _handle = null;
    }

    private bool Change(Func<bool> change)
    {
        SchedulingPoints.BeforeUse(AccessKind.Update, this, CallSites.Noted);
        var result = change();
        _gate.Set(_real.IsSet);
        Handles.Show(_handle, _real.IsSet);
        return result;
    }
}
