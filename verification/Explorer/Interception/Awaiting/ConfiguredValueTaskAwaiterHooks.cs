using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The awaiter of a configured value task: asking for the result, which blocks without an await if a task stands behind it; continuations
/// by hand.
/// </summary>
[Intercepts(typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter))]
internal static class ConfiguredValueTaskAwaiterHooks
{
    public static void GetResult(ref ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter, int site)
    {
        if (SchedulingPoints.AreActive && !awaiter.IsCompleted)
            ValueTaskWaits.For(ref ValueOf(ref awaiter), site);
        awaiter.GetResult();
    }

    public static void OnCompleted(ref ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter, Action continuation, int site) =>
        awaiter.OnCompleted(LastResort.Guard(continuation));

    public static void UnsafeOnCompleted(
        ref ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter, Action continuation, int site) =>
        awaiter.UnsafeOnCompleted(LastResort.Guard(continuation));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_value")]
    private static extern ref ValueTask ValueOf(ref ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter);
}
