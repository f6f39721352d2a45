using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="ValueTask{TResult}"/>: awaiting it and asking for its state. What stands behind it may be a task or any other source.
/// </summary>
[Intercepts(typeof(ValueTask<>))]
internal static class ValueTaskOfTHooks
{
    public static ValueTaskAwaiter<TResult> GetAwaiter<TResult>(ref ValueTask<TResult> task, int site)
    {
        ValueTaskWaits<TResult>.Before(AccessKind.Await, ref task, site);
        return task.GetAwaiter();
    }

    public static ConfiguredValueTaskAwaitable<TResult> ConfigureAwait<TResult>(
        ref ValueTask<TResult> task, bool continueOnCapturedContext, int site)
    {
        ValueTaskWaits<TResult>.Before(AccessKind.Await, ref task, site);
        return DetachedSource<TResult>.For(
            task, continueOnCapturedContext).ConfigureAwait(continueOnCapturedContext || SchedulingPoints.AreActive);
    }

    public static Task<TResult> AsTask<TResult>(ref ValueTask<TResult> task, int site)
    {
        if (!SchedulingPoints.AreActive || ValueTaskWaits<TResult>.IsPlain(ref task))
            return task.AsTask();
        ValueTaskWaits<TResult>.Before(AccessKind.Await, ref task, site);
        var made = task.AsTask();
        ObservedCalls.Made(made);
        return made;
    }

    public static ValueTask<TResult> Preserve<TResult>(ref ValueTask<TResult> task, int site)
    {
        if (!SchedulingPoints.AreActive || ValueTaskWaits<TResult>.IsPlain(ref task))
            return task.Preserve();
        ValueTaskWaits<TResult>.Before(AccessKind.Await, ref task, site);
        var kept = task.Preserve();
        ObservedCalls.Made(ValueTaskWaits<TResult>.TaskBehind(ref kept));
        return kept;
    }

    public static bool get_IsCompleted<TResult>(ref ValueTask<TResult> task, int site)
    {
        ValueTaskWaits<TResult>.Before(AccessKind.Read, ref task, site);
        return SchedulingPoints.Seen(task.IsCompleted);
    }

    public static bool get_IsCompletedSuccessfully<TResult>(ref ValueTask<TResult> task, int site)
    {
        ValueTaskWaits<TResult>.Before(AccessKind.Read, ref task, site);
        return SchedulingPoints.Seen(task.IsCompletedSuccessfully);
    }

    public static bool get_IsFaulted<TResult>(ref ValueTask<TResult> task, int site)
    {
        ValueTaskWaits<TResult>.Before(AccessKind.Read, ref task, site);
        return SchedulingPoints.Seen(task.IsFaulted);
    }

    public static bool get_IsCanceled<TResult>(ref ValueTask<TResult> task, int site)
    {
        ValueTaskWaits<TResult>.Before(AccessKind.Read, ref task, site);
        return SchedulingPoints.Seen(task.IsCanceled);
    }

    public static TResult get_Result<TResult>(ref ValueTask<TResult> task, int site)
    {
        ValueTaskWaits<TResult>.For(ref task, site);
        return task.Result;
    }
}
