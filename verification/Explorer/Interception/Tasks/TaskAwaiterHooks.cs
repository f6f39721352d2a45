using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="TaskAwaiter"/>: asking for the result, which blocks without an await; asking and continuing by hand.</summary>
[Intercepts(typeof(TaskAwaiter))]
internal static class TaskAwaiterHooks
{
    public static void GetResult(ref TaskAwaiter awaiter, int site)
    {
        if (SchedulingPoints.AreActive)
            BlockingWaits.Unless(awaiter.IsCompleted, TaskOf(ref awaiter), site);
        awaiter.GetResult();
    }

    public static bool get_IsCompleted(ref TaskAwaiter awaiter, int site)
    {
        if (SchedulingPoints.AreActive)
            SchedulingPoints.BeforeUse(AccessKind.Read, TaskOf(ref awaiter), site);
        return SchedulingPoints.Seen(awaiter.IsCompleted);
    }

    public static void OnCompleted(ref TaskAwaiter awaiter, Action continuation, int site) =>
        awaiter.OnCompleted(LastResort.Guard(continuation));

    public static void UnsafeOnCompleted(ref TaskAwaiter awaiter, Action continuation, int site) =>
        awaiter.UnsafeOnCompleted(LastResort.Guard(continuation));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_task")]
    private static extern ref Task TaskOf(ref TaskAwaiter awaiter);
}
