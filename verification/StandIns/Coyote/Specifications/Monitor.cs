using System.Reflection;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Runtime;

namespace Microsoft.Coyote.Specifications;

// Protocol. One schedule, one monitor of a type, one event at a time: Monitors lets nobody else run while one is handled.
//
//      told of an event --> ignored | method called | state left, method called, state entered --> what was raised, if anything
//
// What a method raises is kept until the method has returned, and is handled before anything else. A method may raise once.

/// <summary>
/// A specification in the form of a state machine, which the program tells of events and which fails when one comes that it does not
/// expect. One that may not stay in some state marks it hot: see <see cref="State.HotAttribute"/>.
/// </summary>
public abstract partial class Monitor
{
    private readonly MonitorShape _shape;
    private MonitorState? _current;
    private Raised? _raised;
    private bool _isLeaving;

    /// <summary>Creates a monitor; <see cref="Specification.RegisterMonitor"/> does.</summary>
    protected Monitor() => _shape = MonitorShape.Of(GetType());

    /// <summary>The state that the monitor is in.</summary>
    public Type? CurrentState => _current?.Type;

    /// <summary>A hash of the state, with which Coyote guides some of its strategies. Nothing here asks for it.</summary>
    protected virtual int HashedState => 0;

    /// <summary>Where messages go.</summary>
    protected ILogger Logger => ExploredRuntime.Current.Logger;

    internal int TimesCold { get; private set; }

    internal bool IsHot => _current is { IsHot: true };

    private string StateName => _current?.Type.Name ?? "";

    // As logs are told: hot, cold, or neither.
    private bool? Temperature => _current switch
    {
        { IsHot: true } => true,
        { IsCold: true } => false,
        _ => null,
    };

    /// <summary>The name of the monitor.</summary>
    public override string ToString() => GetType().Name;

    internal void Start()
    {
        ExploredRuntime.Current.Tell(log => log.OnCreateMonitor(ToString()));
        Enter(_shape.Start, new StartEvent());
        HandleRaised();
    }

    internal void Handle(Event e)
    {
        ExploredRuntime.Current.Tell(log => log.OnMonitorProcessEvent(ToString(), StateName, "", "", "", e));
        HandleOne(e);
        HandleRaised();
    }

    /// <summary>Makes the monitor handle <paramref name="e"/> when the method that calls this has returned.</summary>
    protected void RaiseEvent(Event e)
    {
        Assertions.Check(e is not null, $"The monitor {this} raises an event that is null.");
        ExploredRuntime.Current.Tell(log => log.OnMonitorRaiseEvent(ToString(), StateName, e!));
        Raise(new Raised(e, null));
    }

    /// <summary>Makes the monitor go to another state when the method that calls this has returned.</summary>
    protected void RaiseGotoStateEvent<TState>()
        where TState : State => RaiseGotoStateEvent(typeof(TState));

    /// <inheritdoc cref="RaiseGotoStateEvent{TState}"/>
    protected void RaiseGotoStateEvent(Type state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Raise(new Raised(null, _shape.Find(state)));
    }

    /// <summary>States that <paramref name="predicate"/> holds; if it does not, this schedule violates the test.</summary>
    protected void Assert(bool predicate) =>
        Assertions.Check(predicate, $"An assertion of the monitor {this} failed in the state {CurrentState?.Name}.");

    /// <inheritdoc cref="Assert(bool)"/>
    protected void Assert(bool predicate, string s, object? arg0) => Assertions.Check(predicate, s, arg0);

    /// <inheritdoc cref="Assert(bool)"/>
    protected void Assert(bool predicate, string s, object? arg0, object? arg1) => Assertions.Check(predicate, s, arg0, arg1);

    /// <inheritdoc cref="Assert(bool)"/>
    protected void Assert(bool predicate, string s, object? arg0, object? arg1, object? arg2) =>
        Assertions.Check(predicate, s, arg0, arg1, arg2);

    /// <inheritdoc cref="Assert(bool)"/>
    protected void Assert(bool predicate, string s, params object?[] args) => Assertions.Check(predicate, s, args);

    private void Raise(Raised raised)
    {
        Assertions.Check(!_isLeaving,
            $"The monitor {this} raises something while it leaves the state {CurrentState?.Name}; do so on entry of the next.");
        Assertions.Check(
            _raised is null, $"The monitor {this} raises a second time in one method, in the state {CurrentState?.Name}; raise once.");
        _raised = raised;
    }

    private void HandleRaised()
    {
        while (_raised is { } raised)
        {
            _raised = null;
            if (raised.Target is { } target)
                GoTo(target, null, new StartEvent());
            else
                HandleOne(raised.Event!);
        }
    }

    private void HandleOne(Event e)
    {
        if (_current!.HandlerOf(e.GetType()) is not { } handler)
        {
            ExploredRuntime.Current.Tell(log => log.OnMonitorError(ToString(), StateName, Temperature));
            throw Assertions.Failure(
                $"The monitor {this} was told of {e.GetType().Name} in the state {StateName}, which does not expect it.");
        }
        if (handler.Target is { } target)
            GoTo(_shape.Find(target), handler.Action, e);
        else
            Call(handler.Action, e);
    }

    private void GoTo(MonitorState target, string? onTheWay, Event e)
    {
        ExploredRuntime.Current.Tell(log => log.OnMonitorStateTransition(ToString(), StateName, isEntry: false, Temperature));
        _isLeaving = true;
        Call(_current!.Exit, e);
        Call(onTheWay, e);
        _isLeaving = false;
        Enter(target, e);
    }

    private void Enter(MonitorState state, Event e)
    {
        _current = state;
        if (state.IsCold)
            TimesCold++;
        ExploredRuntime.Current.Tell(log => log.OnMonitorStateTransition(ToString(), StateName, isEntry: true, Temperature));
        Call(state.Entry, e);
    }

    private void Call(string? action, Event e)
    {
        if (action is null)
            return;
        ExploredRuntime.Current.Tell(log => log.OnMonitorExecuteAction(ToString(), StateName, action));
        var method = _shape.ActionOf(action);
        method.Invoke(this, BindingFlags.DoNotWrapExceptions, null, method.GetParameters().Length == 0 ? [] : [e], null);
    }

    private sealed record Raised(Event? Event, MonitorState? Target);

    private sealed class StartEvent : Event
    {
    }
}
