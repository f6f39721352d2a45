namespace Weft.Exploration.Interception;

/// <summary><see cref="IAsyncDisposable"/>: what an <c>await using</c> statement calls on a class, whatever the class is.</summary>
[Intercepts(typeof(IAsyncDisposable))]
internal static class AsyncDisposableHooks
{
    public static ValueTask DisposeAsync(IAsyncDisposable resource, int site) => resource is CancellationTokenRegistration registration
        ? CancellationTokenRegistrationHooks.DisposeAsync(ref registration, site)
        : resource.DisposeAsync();
}
