using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// A cancellation callback whose run the explorer can see: disposing of its registration waits for a callback that another
/// operation runs, and that wait has to be the explorer's.
/// </summary>
internal sealed class TrackedCallback(Action<object?> callback, object? state)
{
    private Operation? _runner;
    private Gate? _ended;

    public static CancellationTokenRegistration Register(CancellationToken token, Action<object?> callback, object? state, bool flowContext, int site)
    {
        if (Operation.Current is not { } operation)
            return Register(token, callback, state, flowContext);
        ArgumentNullException.ThrowIfNull(callback);
        SchedulingPoints.BeforeUse(AccessKind.Cancel, CancellationSources.Of(token), site);
        return Track(token, callback, state, flowContext, operation.Execution);
    }

    /// <summary>Registers without a point.</summary>
    public static CancellationTokenRegistration Track(
        CancellationToken token, Action<object?> callback, object? state, bool flowContext, Execution execution)
    {
        var tracked = new TrackedCallback(callback, state);
        var registration = Register(token, static tracked => ((TrackedCallback)tracked!).Run(), tracked, flowContext);
        execution.Callbacks[registration] = tracked;
        return registration;
    }

    /// <summary>Takes a callback back, or waits in the model for its end if another operation runs it.</summary>
    public static void TakeBack(CancellationTokenRegistration registration, Operation operation, Access access)
    {
        if (!registration.Unregister() && operation.Execution.Callbacks.TryGetValue(registration, out var tracked)
            && tracked._runner is not null && tracked._runner != operation)
        {
            tracked._ended!.PassSilently(operation, access with { Kind = AccessKind.Wait });
        }
    }

    private static CancellationTokenRegistration Register(CancellationToken token, Action<object?> callback, object? state, bool flowContext) =>
        flowContext ? token.Register(callback, state) : token.UnsafeRegister(callback, state);

    private void Run()
    {
        _runner = Operation.Current;
        _ended = _runner is null ? null : new Gate(_runner.Execution, isOpen: false);
        try
        {
            callback(state);
        }
        finally
        {
            _runner = null;
            _ended?.Open();
        }
    }
}
