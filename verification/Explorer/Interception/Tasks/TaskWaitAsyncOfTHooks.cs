using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

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

    public static Task<TResult> WaitAsync<TResult>(
        Task<TResult> task, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken, int site)
    {
        SchedulingPoints.Before(Access.To(AccessKind.Await, task, site).And(CancellationSources.Of(cancellationToken)));
        var clock = Clocks.For(timeProvider);
        if (Operation.Current is not { } operation || task.IsCompleted || cancellationToken.IsCancellationRequested
            || timeout == TimeSpan.Zero)
            return task.WaitAsync(timeout, clock, cancellationToken);
        var promise = new TaskCompletionSource<TResult>();
        Promises.First(promise.Task, task, timeout, clock, cancellationToken, operation.Execution, exception => exception switch
        {
            null => promise.TrySetFromTask(task),
            OperationCanceledException => promise.TrySetCanceled(cancellationToken),
            _ => promise.TrySetException(exception),
        });
        return promise.Task;
    }
}
