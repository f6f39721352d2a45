using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary><see cref="TaskCompletionSource"/>: completing the task.</summary>
[Intercepts(typeof(TaskCompletionSource))]
internal static class TaskCompletionSourceHooks
{
    public static void SetResult(TaskCompletionSource source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetResult();
    }

    public static bool TrySetResult(TaskCompletionSource source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetResult());
    }

    public static void SetException(TaskCompletionSource source, Exception exception, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetException(exception);
    }

    public static bool TrySetException(TaskCompletionSource source, Exception exception, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetException(exception));
    }

    public static void SetException(TaskCompletionSource source, IEnumerable<Exception> exceptions, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetException(exceptions);
    }

    public static bool TrySetException(TaskCompletionSource source, IEnumerable<Exception> exceptions, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetException(exceptions));
    }

    public static void SetCanceled(TaskCompletionSource source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetCanceled();
    }

    public static bool TrySetCanceled(TaskCompletionSource source, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetCanceled());
    }

    public static void SetCanceled(TaskCompletionSource source, CancellationToken cancellationToken, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetCanceled(cancellationToken);
    }

    public static bool TrySetCanceled(TaskCompletionSource source, CancellationToken cancellationToken, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetCanceled(cancellationToken));
    }

    public static void SetFromTask(TaskCompletionSource source, Task completedTask, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        source.SetFromTask(completedTask);
    }

    public static bool TrySetFromTask(TaskCompletionSource source, Task completedTask, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Complete, source.Task, site);
        return SchedulingPoints.Seen(source.TrySetFromTask(completedTask));
    }
}
