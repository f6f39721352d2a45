using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task{TResult}"/>: waiting for it with an end. Time-outs pass in virtual time.</summary>
[Intercepts(typeof(Task<>))]
internal static class TaskWaitAsyncOfTHooks
{
    public static Task<TResult> WaitAsync<TResult>(Task<TResult> task, CancellationToken cancellationToken, int site) =>
        WaitAsync(task, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken, site);

    public static Task<TResult> WaitAsync<TResult>(Task<TResult> task, TimeSpan timeout, int site) =>
        WaitAsync(task, timeout, TimeProvider.System, CancellationToken.None, site);

    public static Task<TResult> WaitAsync<TResult>(Task<TResult> task, TimeSpan timeout, TimeProvider timeProvider, int site) =>
        WaitAsync(task, timeout, timeProvider, CancellationToken.None, site);

    public static Task<TResult> WaitAsync<TResult>(Task<TResult> task, TimeSpan timeout, CancellationToken cancellationToken, int site) =>
        WaitAsync(task, timeout, TimeProvider.System, cancellationToken, site);

    public static Task<TResult> WaitAsync<TResult>(Task<TResult> task, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return task.WaitAsync(timeout, Clocks.For(timeProvider), cancellationToken);
    }
}
