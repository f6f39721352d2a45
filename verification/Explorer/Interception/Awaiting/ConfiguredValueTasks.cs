using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>Announces awaits of configured value tasks that nobody asks for an awaiter by a call that is seen.</summary>
internal static class ConfiguredValueTasks
{
    public static void BeforeAwait(ref ConfiguredValueTaskAwaitable awaitable, int site) =>
        ValueTaskWaits.Before(AccessKind.Await, ref ValueOf(ref awaitable), site);

    public static void BeforeAwait<TResult>(ref ConfiguredValueTaskAwaitable<TResult> awaitable, int site) =>
        ValueTaskWaits<TResult>.Before(AccessKind.Await, ref Fields<TResult>.ValueOf(ref awaitable), site);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask ValueOf(ref ConfiguredValueTaskAwaitable awaitable);

    private static class Fields<TResult>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
        public static extern ref ValueTask<TResult> ValueOf(ref ConfiguredValueTaskAwaitable<TResult> awaitable);
    }
}
