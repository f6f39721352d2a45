using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>The awaiter of a configured task: continuations by hand.</summary>
[Intercepts(typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter))]
internal static class ConfiguredTaskAwaiterOfTHooks
{
    public static void OnCompleted<TResult>(ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter awaiter, Action continuation, int site) =>
        awaiter.OnCompleted(LastResort.Guard(continuation));

    public static void UnsafeOnCompleted<TResult>(ref ConfiguredTaskAwaitable<TResult>.ConfiguredTaskAwaiter awaiter, Action continuation, int site) =>
        awaiter.UnsafeOnCompleted(LastResort.Guard(continuation));
}
