using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="TaskAsyncEnumerableExtensions"/>: configured iteration and disposal come back to the explorer like every await.
/// </summary>
[Intercepts(typeof(TaskAsyncEnumerableExtensions))]
internal static class AsyncEnumerableHooks
{
    public static ConfiguredAsyncDisposable ConfigureAwait(IAsyncDisposable source, bool continueOnCapturedContext, int site) =>
        continueOnCapturedContext || !SchedulingPoints.AreActive
            ? source.ConfigureAwait(continueOnCapturedContext)
            : new DetachedDisposable(source).ConfigureAwait(true);

    public static ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait<T>(
        IAsyncEnumerable<T> source, bool continueOnCapturedContext, int site) =>
        continueOnCapturedContext || !SchedulingPoints.AreActive
            ? source.ConfigureAwait(continueOnCapturedContext)
            : new DetachedStream<T>(source).ConfigureAwait(true);
}
