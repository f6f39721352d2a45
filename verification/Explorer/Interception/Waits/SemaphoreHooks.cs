using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Semaphore"/>: creating one that has no name, and releasing it.</summary>
[Intercepts(typeof(Semaphore))]
internal static class SemaphoreHooks
{
    public static Semaphore New(int initialCount, int maximumCount, int site) =>
        HandleTable.Add(new Semaphore(initialCount, maximumCount), HandleKind.Semaphore);

    public static Semaphore New(int initialCount, int maximumCount, string? name, int site)
    {
        Handles.RefuseNamed(name, site);
        return HandleTable.Add(new Semaphore(initialCount, maximumCount, name), HandleKind.Semaphore);
    }

    public static Semaphore New(int initialCount, int maximumCount, string? name, out bool createdNew, int site)
    {
        Handles.RefuseNamed(name, site);
        return HandleTable.Add(new Semaphore(initialCount, maximumCount, name, out createdNew), HandleKind.Semaphore);
    }

    public static Semaphore New(int initialCount, int maximumCount, string? name, NamedWaitHandleOptions options, int site)
    {
        Handles.RefuseNamed(name, site);
        return HandleTable.Add(new Semaphore(initialCount, maximumCount, name, options), HandleKind.Semaphore);
    }

    public static Semaphore New(
        int initialCount, int maximumCount, string? name, NamedWaitHandleOptions options, out bool createdNew, int site)
    {
        Handles.RefuseNamed(name, site);
        return HandleTable.Add(new Semaphore(initialCount, maximumCount, name, options, out createdNew), HandleKind.Semaphore);
    }

    public static int Release(Semaphore semaphore, int site) => Release(semaphore, 1, site);

    public static int Release(Semaphore semaphore, int releaseCount, int site)
    {
        var state = Handles.StateOf(semaphore, site);
        SchedulingPoints.BeforeUse(AccessKind.Update, semaphore, site);
        var previous = semaphore.Release(releaseCount);
        state?.Count(previous + releaseCount);
        return SchedulingPoints.Seen(previous);
    }
}
