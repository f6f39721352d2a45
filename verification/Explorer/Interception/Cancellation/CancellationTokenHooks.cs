using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary><see cref="CancellationToken"/>: asking for cancellation and registering with it.</summary>
[Intercepts(typeof(CancellationToken))]
internal static class CancellationTokenHooks
{
    public static bool get_IsCancellationRequested(ref CancellationToken token, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, CancellationSources.Of(token), site);
        return SchedulingPoints.Seen(token.IsCancellationRequested);
    }

    public static void ThrowIfCancellationRequested(ref CancellationToken token, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, CancellationSources.Of(token), site);
        token.ThrowIfCancellationRequested();
    }

    public static CancellationTokenRegistration Register(ref CancellationToken token, Action callback, int site)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return CancellationCallbacks.Register(token, _ => callback(), null, flowContext: true, site);
    }

    public static CancellationTokenRegistration Register(
        ref CancellationToken token, Action callback, bool useSynchronizationContext, int site)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return SchedulingPoints.AreActive
            ? CancellationCallbacks.Register(token, _ => callback(), null, flowContext: true, site, Context(useSynchronizationContext))
            : token.Register(callback, useSynchronizationContext);
    }

    public static CancellationTokenRegistration Register(ref CancellationToken token, Action<object?> callback, object? state, int site) =>
        CancellationCallbacks.Register(token, callback, state, flowContext: true, site);

    public static CancellationTokenRegistration Register(
        ref CancellationToken token, Action<object?> callback, object? state, bool useSynchronizationContext, int site) =>
        SchedulingPoints.AreActive
            ? CancellationCallbacks.Register(token, callback, state, flowContext: true, site, Context(useSynchronizationContext))
            : token.Register(callback, state, useSynchronizationContext);

    public static CancellationTokenRegistration Register(
        ref CancellationToken token, Action<object?, CancellationToken> callback, object? state, int site)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var cancelled = token;
        return CancellationCallbacks.Register(token, given => callback(given, cancelled), state, flowContext: true, site);
    }

    public static CancellationTokenRegistration UnsafeRegister(
        ref CancellationToken token, Action<object?> callback, object? state, int site) =>
        CancellationCallbacks.Register(token, callback, state, flowContext: false, site);

    public static CancellationTokenRegistration UnsafeRegister(
        ref CancellationToken token, Action<object?, CancellationToken> callback, object? state, int site)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var cancelled = token;
        return CancellationCallbacks.Register(token, given => callback(given, cancelled), state, flowContext: false, site);
    }

    private static SynchronizationContext? Context(bool isUsed) => isUsed ? SynchronizationContext.Current : null;
}
