using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task"/>: blocking for one. What was waited for has ended then, so the real wait returns or throws at once.</summary>
[Intercepts(typeof(Task))]
internal static class TaskWaitHooks
{
    public static void Wait(Task task, int site)
    {
        BlockingWaits.For(task, site);
        task.Wait();
    }

    public static void Wait(
        Task task, CancellationToken cancellationToken, int site) => Wait(task, Timeout.Infinite, cancellationToken, site);

    public static bool Wait(Task task, int millisecondsTimeout, int site) => Wait(task, millisecondsTimeout, CancellationToken.None, site);

    public static bool Wait(Task task, TimeSpan timeout, int site) => Wait(task, timeout, CancellationToken.None, site);

    public static bool Wait(Task task, int millisecondsTimeout, CancellationToken cancellationToken, int site) =>
        HasEnded(task, WaitLimits.OrNull(millisecondsTimeout), cancellationToken, site) is false
            ? false
            : task.Wait(millisecondsTimeout, cancellationToken);

    public static bool Wait(Task task, TimeSpan timeout, CancellationToken cancellationToken, int site) =>
        HasEnded(task, WaitLimits.OrNull(timeout), cancellationToken, site) is false ? false : task.Wait(timeout, cancellationToken);

    // Null outside an exploration and for a limit that the real method complains about.
    private static bool? HasEnded(Task task, TimeSpan? limit, CancellationToken token, int site)
    {
        if (Operation.Current is not { } operation || limit is not { } timeout)
            return null;
        var hasEnded = BlockingWaits.ForAtMost(task, timeout, token, operation, site);
        if (!hasEnded)
            token.ThrowIfCancellationRequested();
        return hasEnded;
    }
}
