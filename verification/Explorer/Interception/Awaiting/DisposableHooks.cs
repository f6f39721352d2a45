namespace Weft.Exploration.Interception;

/// <summary><see cref="IDisposable"/>: what a <c>using</c> statement calls on a class, whatever the class is.</summary>
[Intercepts(typeof(IDisposable))]
internal static class DisposableHooks
{
    public static void Dispose(IDisposable resource, int site)
    {
        if (resource is CancellationTokenSource source)
            CancellationTokenSourceHooks.Dispose(source, site);
        else
            resource.Dispose();
    }
}
