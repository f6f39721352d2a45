using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>
/// Blocks until a value task has ended. Where a task stands behind it, that is a wait in the model. Any other source was never meant
/// to be waited for: it answers as it does in production, mostly with an exception.
/// </summary>
internal static class ValueTaskWaits
{
    public static void For(ref ValueTask task, int site) => BlockingWaits.Unless(task.IsCompleted, SourceOf(ref task) as Task, site);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    private static extern ref object? SourceOf(ref ValueTask task);
}
