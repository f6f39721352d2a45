namespace Weft.Exploration.Interception;

/// <summary>Something to dispose of whose await was told not to come back to a context; see <see cref="DetachedSource"/>.</summary>
internal sealed class DetachedDisposable(IAsyncDisposable resource) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => DetachedSource.For(resource.DisposeAsync(), continueOnCapturedContext: false);
}
