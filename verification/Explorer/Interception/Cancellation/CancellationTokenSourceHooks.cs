using System.Reflection;
using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="CancellationTokenSource"/>: cancelling. A source made inside an exploration counts its delays in virtual time.
/// </summary>
[Intercepts(typeof(CancellationTokenSource))]
internal static class CancellationTokenSourceHooks
{
    public static CancellationTokenSource New(int site) => New(Timeout.InfiniteTimeSpan, site);

    public static CancellationTokenSource New(int millisecondsDelay, int site) => New(TimeSpan.FromMilliseconds(millisecondsDelay), site);

    public static CancellationTokenSource New(TimeSpan delay, int site) => New(delay, TimeProvider.System, site);

    public static CancellationTokenSource New(TimeSpan delay, TimeProvider timeProvider, int site) => new(delay, Clocks.For(timeProvider));

    public static bool get_IsCancellationRequested(CancellationTokenSource source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, source, site);
        return SchedulingPoints.Seen(source.IsCancellationRequested);
    }

    public static void Cancel(CancellationTokenSource source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, source, site);
        source.Cancel();
    }

    public static void Cancel(CancellationTokenSource source, bool throwOnFirstException, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, source, site);
        source.Cancel(throwOnFirstException);
    }

    public static Task CancelAsync(CancellationTokenSource source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, source, site);
        if (Operation.Current is not { } operation)
            return source.CancelAsync();
        try
        {
            _ = source.Token; // throws if the source was disposed of
        }
        catch (ObjectDisposedException disposed)
        {
            return Task.FromException(disposed);
        }
        // The token is cancelled when this returns; the callbacks run on an operation, where the real ones run on the pool.
        if (!TryBegin(source) || RegistrationsOf(source) is null)
            return Task.CompletedTask;
        return OperationStart.Run(operation, () => RunCallbacks(source, throwOnFirstException: false), CancellationToken.None, site);
    }

    public static bool TryReset(CancellationTokenSource source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, source, site);
        ref var timer = ref TimerOf(source);
        if (timer is not VirtualTimer virtually || source.IsCancellationRequested)
            return SchedulingPoints.Seen(source.TryReset());
        // The framework does not reset a source with a timer of a provider's own, because it cannot know if that is firing. This one
        // is not: it cancels in the step in which it fires.
        timer = null;
        var isReset = source.TryReset();
        timer = virtually;
        virtually.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return SchedulingPoints.Seen(isReset);
    }

    public static void Dispose(CancellationTokenSource source, int site)
    {
        if (Operation.Current is { } operation)
        {
            var access = Access.To(AccessKind.Cancel, source, site);
            operation.Execution.Reschedule(operation, access);
            operation.Execution.Cancellation.Unlink(source, operation, access);
        }
        source.Dispose();
    }

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token, int site) =>
        LinkedSources.Create([token], site) ?? CancellationTokenSource.CreateLinkedTokenSource(token);

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token1, CancellationToken token2, int site) =>
        LinkedSources.Create([token1, token2], site) ?? CancellationTokenSource.CreateLinkedTokenSource(token1, token2);

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken[] tokens, int site) =>
        LinkedSources.Create(tokens, site) ?? CancellationTokenSource.CreateLinkedTokenSource(tokens);

    public static CancellationTokenSource CreateLinkedTokenSource(ReadOnlySpan<CancellationToken> tokens, int site) =>
        LinkedSources.Create(tokens, site) ?? CancellationTokenSource.CreateLinkedTokenSource(tokens);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_timer")]
    private static extern ref ITimer? TimerOf(CancellationTokenSource source);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "TransitionToCancellationRequested")]
    private static extern bool TryBegin(CancellationTokenSource source);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ExecuteCallbackHandlers")]
    private static extern void RunCallbacks(CancellationTokenSource source, bool throwOnFirstException);

    // Its type is private to the framework, so it is asked for by reflection; only where a program cancels asynchronously.
    private static object? RegistrationsOf(CancellationTokenSource source) => Registrations.GetValue(source);

    private static readonly FieldInfo Registrations =
        typeof(CancellationTokenSource).GetField("_registrations", BindingFlags.Instance | BindingFlags.NonPublic)!;
}
