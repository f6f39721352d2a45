using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="ConfiguredAsyncDisposable"/>: the point of the await stands where it is called, behind what it disposes of.
/// </summary>
[Intercepts(typeof(ConfiguredAsyncDisposable))]
internal static class ConfiguredAsyncDisposableHooks
{
    public static ConfiguredValueTaskAwaitable DisposeAsync(ref ConfiguredAsyncDisposable resource, int site)
    {
        var awaitable = resource.DisposeAsync();
        ConfiguredValueTasks.BeforeAwait(ref awaitable, site);
        return awaitable;
    }
}
