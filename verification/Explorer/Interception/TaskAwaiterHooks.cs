using System.Runtime.CompilerServices;

namespace Weft.Exploration.Interception;

/// <summary><see cref="TaskAwaiter"/>: asking for the result. After an await it is there; without one the call blocks.</summary>
[Intercepts(typeof(TaskAwaiter))]
internal static class TaskAwaiterHooks
{
    public static void GetResult(ref TaskAwaiter awaiter, int site)
    {
        if (SchedulingPoints.AreActive)
            BlockingWaits.Unless(awaiter.IsCompleted, TaskOf(ref awaiter), site);
        awaiter.GetResult();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_task")]
    private static extern ref Task TaskOf(ref TaskAwaiter awaiter);
}
