using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>The awaiter of a configured task: asking for the result, which blocks without an await; continuations by hand.</summary>
[Intercepts(typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter))]
internal static class ConfiguredTaskAwaiterOfTHooks
{
    public static TResult GetResult<TResult>(ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter awaiter, int site)
    {
        if (SchedulingPoints.AreActive)
            BlockingWaits.Unless(awaiter.IsCompleted, Fields<TResult>.TaskOf(ref awaiter), site);
        return awaiter.GetResult();
    }

    public static void OnCompleted<TResult>(
        ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter awaiter, Action continuation, int site)
    {
        using var detached = Detached.EnterFor(ref awaiter);
        awaiter.OnCompleted(LastResort.Guard(continuation));
    }

    public static void UnsafeOnCompleted<TResult>(
        ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter awaiter, Action continuation, int site)
    {
        using var detached = Detached.EnterFor(ref awaiter);
        awaiter.UnsafeOnCompleted(LastResort.Guard(continuation));
    }

    private static class Fields<TResult>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_task")]
        public static extern ref Task<TResult> TaskOf(ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter awaiter);
    }
}
