using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// Blocks until a value task has ended. Where a task stands behind it, that is a wait in the model. Any other source was never meant
/// to be waited for: it answers as it does in production, mostly with an exception.
/// </summary>
internal static class ValueTaskWaits
{
    public static void For(ref ValueTask task, int site) => BlockingWaits.Unless(task.IsCompleted, TaskBehind(ref task), site);

    /// <summary>Announces an access to what stands behind a value task. A value stands for itself: then nothing is touched.</summary>
    public static void Before(AccessKind kind, ref ValueTask task, int site)
    {
        if (SchedulingPoints.AreActive)
            SchedulingPoints.Before(new Access(kind, SourceLocations.Of(SourceOf(ref task)), site));
    }

    /// <summary>True where no source stands behind it that would be asked.</summary>
    public static bool IsPlain(ref ValueTask task) => SourceOf(ref task) is null or Task;

    /// <summary>The task that stands behind it, if one does.</summary>
    public static Task? TaskBehind(ref ValueTask task) => SourceOf(ref task) as Task;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    private static extern ref object? SourceOf(ref ValueTask task);
}
