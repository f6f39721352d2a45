using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary><see cref="ConfiguredCancelableAsyncEnumerable{T}"/>: configured after a token was given.</summary>
[Intercepts(typeof(ConfiguredCancelableAsyncEnumerable<>))]
internal static class ConfiguredAsyncEnumerableHooks
{
    public static ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait<T>(
        ref ConfiguredCancelableAsyncEnumerable<T> source, bool continueOnCapturedContext, int site) =>
        continueOnCapturedContext || !SchedulingPoints.AreActive
            ? source.ConfigureAwait(continueOnCapturedContext)
            : new DetachedStream<T>(Parts<T>.StreamOf(ref source)).WithCancellation(Parts<T>.TokenOf(ref source)).ConfigureAwait(true);

    private static class Parts<T>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_enumerable")]
        public static extern ref IAsyncEnumerable<T> StreamOf(ref ConfiguredCancelableAsyncEnumerable<T> source);

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_cancellationToken")]
        public static extern ref CancellationToken TokenOf(ref ConfiguredCancelableAsyncEnumerable<T> source);
    }
}
