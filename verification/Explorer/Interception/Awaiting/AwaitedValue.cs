using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary>As <see cref="AwaitedObject{TAwaiter}"/>, for value tasks with a result.</summary>
internal static class AwaitedValue<TResult>
{
    public static object? OfAwaiter(ref ValueTaskAwaiter<TResult> awaiter) => ObjectOf(ref ValueOf(ref awaiter));

    public static object? OfConfigured(ref ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter awaiter) =>
        ObjectOf(ref ValueOf(ref awaiter));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask<TResult> ValueOf(ref ValueTaskAwaiter<TResult> awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask<TResult> ValueOf(ref ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter awaiter);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    private static extern ref object? ObjectOf(ref ValueTask<TResult> task);
}
