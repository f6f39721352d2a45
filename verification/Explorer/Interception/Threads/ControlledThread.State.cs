using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Principal;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

// What can be asked and set. Names, priorities and the like have no effect on who runs, so they are no points; whether a thread has
// ended is one. Cultures and principals flow with the execution context, and belong to the operation.
internal sealed partial class ControlledThread
{
    private string? _name;
    private bool _isBackground;
    private ThreadPriority _priority = ThreadPriority.Normal;

    public static IPrincipal? CurrentPrincipal
    {
        get => Thread.CurrentPrincipal;
        set => Thread.CurrentPrincipal = value;
    }

    public string? Name
    {
        get => _real is null ? _name : _real.Name;
        set
        {
            if (_real is null)
                _name = value;
            else
                _real.Name = value;
        }
    }

    public bool IsBackground
    {
        get => _real?.IsBackground ?? (ThrowIfEnded() && _isBackground);
        set
        {
            if (_real is null)
                _isBackground = ThrowIfEnded() && value;
            else
                _real.IsBackground = value;
        }
    }

    public ThreadPriority Priority
    {
        get => _real?.Priority ?? (ThrowIfEnded() ? _priority : default);
        set
        {
            if (_real is null)
                _priority = ThrowIfEnded() ? value : default;
            else
                _real.Priority = value;
        }
    }

    /// <summary>Inside an exploration the number of the operation, which is the same in every run.</summary>
    public int ManagedThreadId => _real?.ManagedThreadId ?? (_operation?.Id ?? 0) + 1;

    public bool IsThreadPoolThread => _real?.IsThreadPoolThread ?? (ThrowIfEnded() && _start is null);

    public bool IsAlive
    {
        get
        {
            SchedulingPoints.Before(AccessToLife(AccessKind.Read));
            return SchedulingPoints.Seen(_real?.IsAlive ?? (IsStarted && !HasEnded));
        }
    }

    public ThreadState ThreadState
    {
        get
        {
            // Any step may block it, or let it go on.
            SchedulingPoints.Before(new Access(AccessKind.Update, 0, CallSites.Noted));
            return SchedulingPoints.Seen(_real?.ThreadState ?? StateNow);
        }
    }

    public CultureInfo CurrentCulture
    {
        get => IsTheCaller() ? CultureInfo.CurrentCulture : CultureInfo.InvariantCulture;
        set => CultureInfo.CurrentCulture = IsTheCaller() ? value : CultureInfo.InvariantCulture;
    }

    public CultureInfo CurrentUICulture
    {
        get => IsTheCaller() ? CultureInfo.CurrentUICulture : CultureInfo.InvariantCulture;
        set => CultureInfo.CurrentUICulture = IsTheCaller() ? value : CultureInfo.InvariantCulture;
    }

    [SuppressMessage("Performance", "CA1822", Justification = "the real one is no static member either")]
    public ExecutionContext? ExecutionContext => ExecutionContext.Capture();

    // It starts in a step that names the thread, and ends in one that names what it runs.
    private Access AccessToLife(AccessKind kind) => Access.To(kind, this, CallSites.Noted).And(_running ?? _operation?.Body);

    private bool IsStarted => _running is not null || _operation is not null;

    private bool HasEnded => _running?.IsCompleted ?? _operation is { HasEnded: true };

    private ThreadState StateNow
    {
        get
        {
            if (HasEnded)
                return ThreadState.Stopped;
            var background = _isBackground ? ThreadState.Background : ThreadState.Running;
            if (!IsStarted)
                return background | ThreadState.Unstarted;
            var isBlocked = _operation is { } operation && !operation.Execution.IsEnabled(operation);
            return background | (isBlocked ? ThreadState.WaitSleepJoin : ThreadState.Running);
        }
    }

    public ApartmentState GetApartmentState() => (_real ?? Thread.CurrentThread).GetApartmentState();

    public override int GetHashCode() => ManagedThreadId;

    private bool IsTheCaller() => this == CurrentThread
        ? true : throw new InvalidOperationException("The culture of another thread cannot be reached; let that thread do it.");

    private bool ThrowIfEnded() =>
        HasEnded ? throw new ThreadStateException("The thread has ended; ask it before that.") : true;
}
