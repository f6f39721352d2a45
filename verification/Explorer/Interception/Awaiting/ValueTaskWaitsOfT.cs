using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>As <see cref="ValueTaskWaits"/>, with a result.</summary>
internal static class ValueTaskWaits<TResult>
{
    public static void For(
        ref ValueTask<TResult> task, int site) => BlockingWaits.Unless(task.IsCompleted, SourceOf(ref task) as Task, site);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    private static extern ref object? SourceOf(ref ValueTask<TResult> task);
}
