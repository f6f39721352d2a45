using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>The awaiter of a configured task: continuations by hand.</summary>
[Intercepts(typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter))]
internal static class ConfiguredTaskAwaiterHooks
{
    public static void OnCompleted(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter, Action continuation, int site) =>
        awaiter.OnCompleted(LastResort.Guard(continuation));

    public static void UnsafeOnCompleted(ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter awaiter, Action continuation, int site) =>
        awaiter.UnsafeOnCompleted(LastResort.Guard(continuation));
}
