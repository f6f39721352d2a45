using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary><see cref="CancellationTokenSource"/>: cancelling. A source made inside an exploration counts its delays in virtual time.</summary>
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

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, CancellationSources.Of(token), site);
        return CancellationTokenSource.CreateLinkedTokenSource(token);
    }

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token1, CancellationToken token2, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Cancel, CancellationSources.Of(token1), site);
        return CancellationTokenSource.CreateLinkedTokenSource(token1, token2);
    }
}
