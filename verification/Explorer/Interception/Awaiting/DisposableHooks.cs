namespace Weft.Exploration.Interception;

/// <summary><see cref="IDisposable"/>: what a <c>using</c> statement calls on a class, whatever the class is.</summary>
[Intercepts(typeof(IDisposable))]
internal static class DisposableHooks
{
    public static void Dispose(IDisposable resource, int site)
    {
        switch (resource)
        {
            case CancellationTokenSource source:
                CancellationTokenSourceHooks.Dispose(source, site);
                break;
            case CancellationTokenRegistration registration:
                CancellationTokenRegistrationHooks.Dispose(ref registration, site);
                break;
            case Task task:
                TaskHooks.Dispose(task, site);
                break;
            default:
                resource.Dispose();
                break;
        }
    }
}
