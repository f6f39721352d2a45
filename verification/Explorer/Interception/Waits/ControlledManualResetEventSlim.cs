using System.Diagnostics.CodeAnalysis;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The explorer's version of <see cref="ManualResetEventSlim"/>: a real one, which keeps the state and the rules, behind a gate that an
/// operation has to pass before it waits. As with the real one, a waiter that was woken looks again, so a reset that comes quickly
/// makes it wait once more. Redirected, so that classes derived from it and <c>using</c> work.
/// </summary>
[Redirects(typeof(ManualResetEventSlim))]
[SuppressMessage("Performance", "CA1852", Justification = "programs derive from it")]
internal class ControlledManualResetEventSlim : IDisposable
{
    private readonly ManualResetEventSlim _real;
    private ManualResetEvent? _handle;
    private OwnGate _gate;

    public ControlledManualResetEventSlim()
        : this(false)
    {
    }

    public ControlledManualResetEventSlim(bool initialState) => _real = new ManualResetEventSlim(initialState);

    public ControlledManualResetEventSlim(bool initialState, int spinCount) => _real = new ManualResetEventSlim(initialState, spinCount);

    public int SpinCount => _real.SpinCount;

    public bool IsSet
    {
        get
        {
            SchedulingPoints.BeforeUse(AccessKind.Read, this, CallSites.Noted);
            return SchedulingPoints.Seen(_real.IsSet);
        }
    }

    /// <summary>A handle that is set and reset with the event.</summary>
    public WaitHandle WaitHandle
    {
        get
        {
            _ = _real.WaitHandle; // throws if it was disposed of
            return _handle ??= HandleTable.AddFor(this, _real.IsSet);
        }
    }

    public void Set()
    {
        SchedulingPoints.BeforeUse(AccessKind.Signal, this, CallSites.Noted);
        _real.Set();
        Show();
    }

    public void Reset()
    {
        SchedulingPoints.BeforeUse(AccessKind.Write, this, CallSites.Noted);
        _real.Reset();
        Show();
    }

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

    private void Show()
    {
        _gate.Set(_real.IsSet);
        Handles.Show(_handle, _real.IsSet);
    }
}
