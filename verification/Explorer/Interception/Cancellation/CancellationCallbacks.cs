using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>Registers callbacks with tokens so that the explorer sees them run.</summary>
internal static class CancellationCallbacks
{
    public static CancellationTokenRegistration Register(
        CancellationToken token, Action<object?> callback, object? state, bool flowContext, int site,
        SynchronizationContext? context = null)
    {
        if (Operation.Current is not { } operation)
            return Real(token, callback, state, flowContext);
        ArgumentNullException.ThrowIfNull(callback);
        SchedulingPoints.BeforeUse(AccessKind.Cancel, CancellationSources.Of(token), site);
        return Track(token, callback, state, flowContext, operation.Execution, context);
    }

    /// <summary>Registers without a point.</summary>
    public static CancellationTokenRegistration Track(
        CancellationToken token, Action<object?> callback, object? state, bool flowContext, Execution execution,
        SynchronizationContext? context = null)
    {
        SchedulingPoints.Touches(AccessKind.Cancel, CancellationSources.Of(token));
        // What was cancelled before runs it here and now, without the context, as the framework does.
        var tracked = new TrackedCallback(callback, state, token.IsCancellationRequested ? null : context);
        var registration = Real(token, static tracked => ((TrackedCallback)tracked!).Run(), tracked, flowContext);
        execution.Cancellation.Add(registration, tracked);
        return registration;
    }

    private static CancellationTokenRegistration Real(CancellationToken token, Action<object?> callback, object? state, bool flowContext) =>
        flowContext ? token.Register(callback, state) : token.UnsafeRegister(callback, state);
}
