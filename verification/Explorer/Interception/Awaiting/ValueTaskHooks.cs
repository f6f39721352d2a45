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
        SchedulingPoints.BeforeUse(AccessKind.Await, null, site);
        return task.GetAwaiter();
    }

    public static ConfiguredValueTaskAwaitable ConfigureAwait(ref ValueTask task, bool continueOnCapturedContext, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, null, site);
        return DetachedSource.For(task, continueOnCapturedContext).ConfigureAwait(continueOnCapturedContext || SchedulingPoints.AreActive);
    }

    public static bool get_IsCompleted(ref ValueTask task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, null, site);
        return SchedulingPoints.Seen(task.IsCompleted);
    }

    public static bool get_IsCompletedSuccessfully(ref ValueTask task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, null, site);
        return SchedulingPoints.Seen(task.IsCompletedSuccessfully);
    }

    public static bool get_IsFaulted(ref ValueTask task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, null, site);
        return SchedulingPoints.Seen(task.IsFaulted);
    }

    public static bool get_IsCanceled(ref ValueTask task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Read, null, site);
        return SchedulingPoints.Seen(task.IsCanceled);
    }
}
