using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary><see cref="TaskAwaiter{TResult}"/>: asking for the result. After an await it is there; without one the call blocks.</summary>
[Intercepts(typeof(TaskAwaiter<>))]
internal static class TaskAwaiterOfTHooks
{
    public static TResult GetResult<TResult>(ref TaskAwaiter<TResult> awaiter, int site)
    {
        if (SchedulingPoints.AreActive)
            BlockingWaits.Unless(awaiter.IsCompleted, Fields<TResult>.TaskOf(ref awaiter), site);
        return awaiter.GetResult();
    }

    private static class Fields<TResult>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_task")]
        public static extern ref Task<TResult> TaskOf(ref TaskAwaiter<TResult> awaiter);
    }
}
