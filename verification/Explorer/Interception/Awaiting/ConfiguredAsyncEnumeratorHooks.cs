using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// The enumerator of a configured stream. The point of an await stands where it is called: the awaitable that it returns is asked nothing.
/// </summary>
[Intercepts(typeof(ConfiguredCancelableAsyncEnumerable<>.Enumerator))]
internal static class ConfiguredAsyncEnumeratorHooks
{
    public static ConfiguredValueTaskAwaitable<bool> MoveNextAsync<T>(
        ref ConfiguredCancelableAsyncEnumerable<T>.Enumerator enumerator, int site)
    {
        var awaitable = enumerator.MoveNextAsync();
        ConfiguredValueTasks.BeforeAwait(ref awaitable, site);
        return awaitable;
    }

    public static ConfiguredValueTaskAwaitable DisposeAsync<T>(ref ConfiguredCancelableAsyncEnumerable<T>.Enumerator enumerator, int site)
    {
        var awaitable = enumerator.DisposeAsync();
        ConfiguredValueTasks.BeforeAwait(ref awaitable, site);
        return awaitable;
    }
}
