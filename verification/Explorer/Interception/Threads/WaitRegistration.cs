using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// A callback that the pool is to run when a handle is signaled or the time is up. An operation stands ready for it that is enabled
/// while the handle is signaled; it waits for nothing while it has not started, so one that never runs leaves no schedule stuck.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "a timer of the virtual clock holds nothing that would have to be freed")]
internal sealed class WaitRegistration
{
    // The framework's own object has nothing to tell; it is only what the program holds in its hands.
    private static readonly ConditionalWeakTable<RegisteredWaitHandle, WaitRegistration> Registrations = [];

    private readonly Execution _execution;
    private readonly RegisteredWaitHandle _shown;
    private readonly HandleState _handle;
    private readonly Action<bool> _callback;
    private readonly TimeSpan _timeout;
    private readonly bool _isOnce;
    private readonly int _site;
    private readonly VirtualTimer _timer;
    private Operation? _waiter;
    private EventWaitHandle? _quiet;
    private int _running;
    private bool _isOver;

    private WaitRegistration(
        Execution execution, RegisteredWaitHandle shown, HandleState handle, Action<bool> callback, TimeSpan timeout, bool isOnce, int site)
    {
        _shown = shown;
        (_execution, _handle, _timeout, _isOnce, _site) = (execution, handle, timeout, isOnce, site);
        _callback = timedOut => LastResort.Guard(() => callback(timedOut), execution)();
        _timer = new VirtualTimer(execution, Expire, isQueued: false, target: shown);
    }

    public static RegisteredWaitHandle Register(
        Operation operation, HandleState handle, Action<bool> callback, TimeSpan timeout, bool isOnce, int site)
    {
        var shown = (RegisteredWaitHandle)RuntimeHelpers.GetUninitializedObject(typeof(RegisteredWaitHandle));
        var registration = new WaitRegistration(operation.Execution, shown, handle, callback, timeout, isOnce, site);
        Registrations.Add(shown, registration);
        registration.Arm();
        return shown;
    }

    public static WaitRegistration? Of(RegisteredWaitHandle shown) =>
        Registrations.TryGetValue(shown, out var registration) ? registration : null;

    /// <summary>Ends the registration; <paramref name="quiet"/> is signaled when no callback of it runs any more.</summary>
    public bool Unregister(EventWaitHandle? quiet)
    {
        if (_isOver)
            return false;
        _isOver = true;
        RaceEdges.Meet(this);
        _timer.Dispose();
        TakeBack();
        _quiet = quiet;
        SignalIfQuiet();
        return true;
    }

    private void Arm()
    {
        _waiter = _execution.Intake.Start(new Task(Run), "callback of a wait handle", _site, StartMode.Timer);
        if (_waiter is null)
            return;
        // Its first step takes the handle, and is the end of the registration for whoever ends that.
        _waiter.Pending = Access.To(AccessKind.Start, _handle.Target, _site).And(_shown);
        _execution.Enable(_waiter);
        _handle.Gate.Contend(_waiter);
        _execution.WaitingCallbacks.Add(_waiter);
        _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
    }

    private void Run()
    {
        var operation = Operation.Current!;
        _execution.WaitingCallbacks.Began(operation);
        _handle.Gate.Started(operation);
        _waiter = null;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _handle.Take(operation);
        Call(timedOut: false);
    }

    private void Expire()
    {
        TakeBack();
        Call(timedOut: true);
    }

    private void Call(bool timedOut)
    {
        if (!_isOnce && !_isOver)
            Arm(); // the real one waits again before the callback has ended, too
        _running++;
        try
        {
            _callback(timedOut);
        }
        finally
        {
            _running--;
            SchedulingPoints.Touches(AccessKind.Update, _shown); // whoever ends the registration sees whether it still runs
            RaceEdges.Meet(this);
            SignalIfQuiet();
        }
    }

    private void TakeBack()
    {
        if (_waiter is null)
            return;
        _execution.WaitingCallbacks.TakenBack(_waiter, _shown);
        _handle.Gate.Leave(_waiter);
        _execution.TakeBack(_waiter);
        _waiter = null;
    }

    private void SignalIfQuiet()
    {
        if (!_isOver || _running > 0 || _quiet is not { } quiet)
            return;
        _quiet = null;
        SchedulingPoints.Touches(AccessKind.Signal, HandleTable.TargetOf(quiet));
        Handles.Show(quiet, isSet: true);
    }
}
