using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="TaskAwaiter{TResult}"/>: asking for the result, which blocks without an await; asking and continuing by hand.
/// </summary>
[Intercepts(typeof(TaskAwaiter<>))]
internal static class TaskAwaiterOfTHooks
{
    public static TResult GetResult<TResult>(ref TaskAwaiter<TResult> awaiter, int site)
    {
        if (SchedulingPoints.AreActive)
            BlockingWaits.Unless(awaiter.IsCompleted, Fields<TResult>.TaskOf(ref awaiter), site);
        return awaiter.GetResult();
    }

    public static bool get_IsCompleted<TResult>(ref TaskAwaiter<TResult> awaiter, int site)
    {
        if (SchedulingPoints.AreActive)
            SchedulingPoints.BeforeUse(AccessKind.Read, Fields<TResult>.TaskOf(ref awaiter), site);
        return SchedulingPoints.Seen(awaiter.IsCompleted);
    }

    public static void OnCompleted<TResult>(ref TaskAwaiter<TResult> awaiter, Action continuation, int site) =>
        awaiter.OnCompleted(LastResort.Guard(continuation));

    public static void UnsafeOnCompleted<TResult>(ref TaskAwaiter<TResult> awaiter, Action continuation, int site) =>
        awaiter.UnsafeOnCompleted(LastResort.Guard(continuation));

    private static class Fields<TResult>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_task")]
        public static extern ref Task<TResult> TaskOf(ref TaskAwaiter<TResult> awaiter);
    }
}
