using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary><see cref="ConfiguredCancelableAsyncEnumerable{T}"/>: configured after a token was given.</summary>
[Intercepts(typeof(ConfiguredCancelableAsyncEnumerable<>))]
internal static class ConfiguredAsyncEnumerableHooks
{
    public static ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait<T>(
        ref ConfiguredCancelableAsyncEnumerable<T> source, bool continueOnCapturedContext, int site) =>
        source.ConfigureAwait(continueOnCapturedContext || SchedulingPoints.AreActive);
}
