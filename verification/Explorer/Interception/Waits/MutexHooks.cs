using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="Mutex"/>: creating one that has no name, and releasing it. It belongs to an operation, and to the thread that runs this
/// operation to its end. A thread of the program's own that ends with it abandons it; a work item does not, as its thread goes on.
/// </summary>
[Intercepts(typeof(Mutex))]
internal static class MutexHooks
{
    public static Mutex New(int site) => New(false, site);

    public static Mutex New(bool initiallyOwned, int site)
    {
        var mutex = HandleTable.Add(new Mutex(), HandleKind.Mutex);
        if (initiallyOwned)
            WaitAtOnce(mutex);
        return mutex;
    }

    public static Mutex New(bool initiallyOwned, string? name, int site)
    {
        Handles.RefuseNamed(name, site);
        return string.IsNullOrEmpty(name) ? New(initiallyOwned, site) : new Mutex(initiallyOwned, name);
    }

    public static Mutex New(bool initiallyOwned, string? name, out bool createdNew, int site)
    {
        Handles.RefuseNamed(name, site);
        if (!string.IsNullOrEmpty(name))
            return new Mutex(initiallyOwned, name, out createdNew);
        createdNew = true;
        return New(initiallyOwned, site);
    }

    public static Mutex New(string? name, NamedWaitHandleOptions options, int site) => New(false, name, options, site);

    public static Mutex New(bool initiallyOwned, string? name, NamedWaitHandleOptions options, int site) =>
        New(initiallyOwned, name, options, out _, site);

    public static Mutex New(bool initiallyOwned, string? name, NamedWaitHandleOptions options, out bool createdNew, int site)
    {
        Handles.RefuseNamed(name, site);
        if (!string.IsNullOrEmpty(name))
            return new Mutex(initiallyOwned, name, options, out createdNew);
        createdNew = true;
        return New(initiallyOwned, site);
    }

    public static void ReleaseMutex(Mutex mutex, int site)
    {
        var state = Handles.StateOf(mutex, site);
        SchedulingPoints.BeforeUse(AccessKind.Signal, mutex, site);
        mutex.ReleaseMutex();
        state?.Released();
    }

    // Nobody else knows it yet.
    private static void WaitAtOnce(Mutex mutex)
    {
        if (Operation.Current is { } operation && operation.Execution.Handles.TryGet(mutex, out var state))
            state.Take(operation);
        else
            mutex.WaitOne();
    }
}
