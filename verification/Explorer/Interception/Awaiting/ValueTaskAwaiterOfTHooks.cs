using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The awaiter of a value task: asking for the result, which blocks without an await if a task stands behind it; continuations by hand.
/// </summary>
[Intercepts(typeof(ValueTaskAwaiter<>))]
internal static class ValueTaskAwaiterOfTHooks
{
    public static TResult GetResult<TResult>(ref ValueTaskAwaiter<TResult> awaiter, int site)
    {
        if (SchedulingPoints.AreActive && !awaiter.IsCompleted)
            ValueTaskWaits<TResult>.For(ref Fields<TResult>.ValueOf(ref awaiter), site);
        return awaiter.GetResult();
    }

    public static void OnCompleted<TResult>(ref ValueTaskAwaiter<TResult> awaiter, Action continuation, int site) =>
        awaiter.OnCompleted(LastResort.Guard(continuation));

    public static void UnsafeOnCompleted<TResult>(ref ValueTaskAwaiter<TResult> awaiter, Action continuation, int site) =>
        awaiter.UnsafeOnCompleted(LastResort.Guard(continuation));

    private static class Fields<TResult>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
        public static extern ref ValueTask<TResult> ValueOf(ref ValueTaskAwaiter<TResult> awaiter);
    }
}
