using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>The awaiter of a configured task: asking for the result, which blocks without an await; continuations by hand.</summary>
[Intercepts(typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter))]
internal static class ConfiguredTaskAwaiterHooks
{
    public static void GetResult(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter, int site)
    {
        if (SchedulingPoints.AreActive)
            BlockingWaits.Unless(awaiter.IsCompleted, TaskOf(ref awaiter), site);
        awaiter.GetResult();
    }

    public static void OnCompleted(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter, Action continuation, int site)
    {
        using var detached = Detached.EnterFor(ref awaiter);
        awaiter.OnCompleted(LastResort.Guard(continuation));
    }

    public static void UnsafeOnCompleted(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter, Action continuation, int site)
    {
        using var detached = Detached.EnterFor(ref awaiter);
        awaiter.UnsafeOnCompleted(LastResort.Guard(continuation));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_task")]
    private static extern ref Task TaskOf(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter);
}
