using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="ValueTask"/>: awaiting it and asking for its state. What stands behind it may be a task or any other source.
/// </summary>
[Intercepts(typeof(ValueTask))]
internal static class ValueTaskHooks
{
    public static ValueTaskAwaiter GetAwaiter(ref ValueTask task, int site)
    {
        ValueTaskWaits.Before(AccessKind.Await, ref task, site);
        return task.GetAwaiter();
    }

    public static ConfiguredValueTaskAwaitable ConfigureAwait(ref ValueTask task, bool continueOnCapturedContext, int site)
    {
        ValueTaskWaits.Before(AccessKind.Await, ref task, site);
        return DetachedSource.For(task, continueOnCapturedContext).ConfigureAwait(continueOnCapturedContext || SchedulingPoints.AreActive);
    }

    public static Task AsTask(ref ValueTask task, int site)
    {
        if (!SchedulingPoints.AreActive || ValueTaskWaits.IsPlain(ref task))
            return task.AsTask();
        ValueTaskWaits.Before(AccessKind.Await, ref task, site);
        var made = task.AsTask();
        ObservedCalls.Made(made);
        return made;
    }

    public static ValueTask Preserve(ref ValueTask task, int site)
    {
        if (!SchedulingPoints.AreActive || ValueTaskWaits.IsPlain(ref task))
            return task.Preserve();
        ValueTaskWaits.Before(AccessKind.Await, ref task, site);
        var kept = task.Preserve();
        ObservedCalls.Made(ValueTaskWaits.TaskBehind(ref kept));
        return kept;
    }

    public static bool get_IsCompleted(ref ValueTask task, int site)
    {
        ValueTaskWaits.Before(AccessKind.Read, ref task, site);
        return SchedulingPoints.Seen(task.IsCompleted);
    }

    public static bool get_IsCompletedSuccessfully(ref ValueTask task, int site)
    {
        ValueTaskWaits.Before(AccessKind.Read, ref task, site);
        return SchedulingPoints.Seen(task.IsCompletedSuccessfully);
    }

    public static bool get_IsFaulted(ref ValueTask task, int site)
    {
        ValueTaskWaits.Before(AccessKind.Read, ref task, site);
        return SchedulingPoints.Seen(task.IsFaulted);
    }

    public static bool get_IsCanceled(ref ValueTask task, int site)
    {
        ValueTaskWaits.Before(AccessKind.Read, ref task, site);
        return SchedulingPoints.Seen(task.IsCanceled);
    }
}
