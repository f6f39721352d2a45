using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task"/>: blocking for all or for any of several.</summary>
[Intercepts(typeof(Task))]
internal static class TaskWaitManyHooks
{
    public static void WaitAll(Task[] tasks, int site) => WaitAll(tasks, Timeout.Infinite, CancellationToken.None, site);

    public static void WaitAll(ReadOnlySpan<Task> tasks, int site)
    {
        if (SchedulingPoints.AreActive)
            WaitAll(tasks.ToArray(), site);
        else
            Task.WaitAll(tasks);
    }

    public static void WaitAll(IEnumerable<Task> tasks, CancellationToken cancellationToken, int site)
    {
        if (SchedulingPoints.AreActive && tasks is not null)
            WaitAll(tasks.ToArray(), Timeout.Infinite, cancellationToken, site);
        else
            Task.WaitAll(tasks!, cancellationToken);
    }

    public static void WaitAll(Task[] tasks, CancellationToken cancellationToken, int site) =>
        WaitAll(tasks, Timeout.Infinite, cancellationToken, site);

    public static bool WaitAll(
        Task[] tasks, int millisecondsTimeout, int site) => WaitAll(tasks, millisecondsTimeout, CancellationToken.None, site);

    public static bool WaitAll(Task[] tasks, TimeSpan timeout, int site) =>
        WaitLimits.OrNull(timeout) is { } limit
            ? WaitAll(tasks, (int)limit.TotalMilliseconds, CancellationToken.None, site)
            : Task.WaitAll(tasks, timeout);

    public static bool WaitAll(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken, int site)
    {
        if (OperationFor(tasks, millisecondsTimeout) is not { } operation)
            return Task.WaitAll(tasks, millisecondsTimeout, cancellationToken);
        if (millisecondsTimeout == Timeout.Infinite && !cancellationToken.CanBeCanceled)
            Array.ForEach(tasks, task => BlockingWaits.For(task, site));
        else if (tasks.Length > 0)
        {
            var all = Promises.WhenAll([.. tasks], operation.Execution);
            if (!BlockingWaits.ForAtMost(all, TimeSpan.FromMilliseconds(millisecondsTimeout), cancellationToken, operation, site))
            {
                cancellationToken.ThrowIfCancellationRequested();
                return false;
            }
        }
        return Task.WaitAll(tasks, millisecondsTimeout, cancellationToken);
    }

    public static int WaitAny(Task[] tasks, int site) => WaitAny(tasks, Timeout.Infinite, CancellationToken.None, site);

    public static int WaitAny(Task[] tasks, CancellationToken cancellationToken, int site) =>
        WaitAny(tasks, Timeout.Infinite, cancellationToken, site);

    public static int WaitAny(
        Task[] tasks, int millisecondsTimeout, int site) => WaitAny(tasks, millisecondsTimeout, CancellationToken.None, site);

    public static int WaitAny(Task[] tasks, TimeSpan timeout, int site) =>
        WaitLimits.OrNull(timeout) is { } limit
            ? WaitAny(tasks, (int)limit.TotalMilliseconds, CancellationToken.None, site)
            : Task.WaitAny(tasks, timeout);

    public static int WaitAny(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken, int site)
    {
        if (OperationFor(tasks, millisecondsTimeout) is not { } operation || tasks.Length == 0)
            return Task.WaitAny(tasks, millisecondsTimeout, cancellationToken);
        var any = Promises.WhenAny<Task>([.. tasks], operation.Execution);
        if (!BlockingWaits.ForAtMost(any, TimeSpan.FromMilliseconds(millisecondsTimeout), cancellationToken, operation, site))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return -1;
        }
        cancellationToken.ThrowIfCancellationRequested();
        return Array.IndexOf(tasks, any.Result); // the one that came first; the real method would take the first of all that have ended
    }

    // Null outside an exploration, and for arguments that the real method has to complain about.
    private static Operation? OperationFor(Task?[]? tasks, int milliseconds) =>
        tasks is null || Array.IndexOf(tasks, null) >= 0 || milliseconds < Timeout.Infinite ? null : Operation.Current;
}
