using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary><see cref="TaskCompletionSource{TResult}"/>: completing the task.</summary>
[Intercepts(typeof(TaskCompletionSource<>))]
internal static class TaskCompletionSourceOfTHooks
{
    public static void SetResult<TResult>(TaskCompletionSource<TResult> source, TResult result, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetResult(result);
    }

    public static bool TrySetResult<TResult>(TaskCompletionSource<TResult> source, TResult result, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetResult(result));
    }

    public static void SetException<TResult>(TaskCompletionSource<TResult> source, Exception exception, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetException(exception);
    }

    public static bool TrySetException<TResult>(TaskCompletionSource<TResult> source, Exception exception, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetException(exception));
    }

    public static void SetException<TResult>(TaskCompletionSource<TResult> source, IEnumerable<Exception> exceptions, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetException(exceptions);
    }

    public static bool TrySetException<TResult>(TaskCompletionSource<TResult> source, IEnumerable<Exception> exceptions, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetException(exceptions));
    }

    public static void SetCanceled<TResult>(TaskCompletionSource<TResult> source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetCanceled();
    }

    public static bool TrySetCanceled<TResult>(TaskCompletionSource<TResult> source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetCanceled());
    }

    public static void SetCanceled<TResult>(TaskCompletionSource<TResult> source, CancellationToken cancellationToken, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetCanceled(cancellationToken);
    }

    public static bool TrySetCanceled<TResult>(TaskCompletionSource<TResult> source, CancellationToken cancellationToken, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetCanceled(cancellationToken));
    }

    public static void SetFromTask<TResult>(TaskCompletionSource<TResult> source, Task<TResult> completedTask, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetFromTask(completedTask);
    }

    public static bool TrySetFromTask<TResult>(TaskCompletionSource<TResult> source, Task<TResult> completedTask, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetFromTask(completedTask));
    }
}
