namespace Weft.Exploration.Interception;

/// <summary>The families of what an await can meet besides tasks.</summary>
internal static class AwaitingFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Value tasks")
        {
            Covers =
            [
                "System.Threading.Tasks.ValueTask",
                "System.Threading.Tasks.ValueTask`1",
                "System.Runtime.CompilerServices.ValueTaskAwaiter",
                "System.Runtime.CompilerServices.ValueTaskAwaiter`1",
                "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable",
                "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1",
                "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable/ConfiguredValueTaskAwaiter",
                "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1/ConfiguredValueTaskAwaiter",
            ],
            Harmless =
            [
                // A value task is a value; to look into it is what counts.
                "System.Threading.Tasks.ValueTask::.ctor",
                "System.Threading.Tasks.ValueTask::Equals",
                "System.Threading.Tasks.ValueTask::FromCanceled",
                "System.Threading.Tasks.ValueTask::FromException",
                "System.Threading.Tasks.ValueTask::FromResult",
                "System.Threading.Tasks.ValueTask::GetHashCode",
                "System.Threading.Tasks.ValueTask::get_CompletedTask",
                "System.Threading.Tasks.ValueTask::op_Equality",
                "System.Threading.Tasks.ValueTask::op_Inequality",
                "System.Threading.Tasks.ValueTask`1::.ctor",
                "System.Threading.Tasks.ValueTask`1::Equals",
                "System.Threading.Tasks.ValueTask`1::GetHashCode",
                "System.Threading.Tasks.ValueTask`1::op_Equality",
                "System.Threading.Tasks.ValueTask`1::op_Inequality",
                "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable",
                "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1",
                "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable/ConfiguredValueTaskAwaiter",
                "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1/ConfiguredValueTaskAwaiter",
                "System.Runtime.CompilerServices.ValueTaskAwaiter",
                "System.Runtime.CompilerServices.ValueTaskAwaiter`1",
            ],
        },
        new("Value task sources")
        {
            Covers =
            [
                "System.Threading.Tasks.Sources.IValueTaskSource",
                "System.Threading.Tasks.Sources.IValueTaskSource`1",
                "System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore`1",
            ],
            Harmless =
            [
                // Interfaces; what is behind them is rewritten itself, or was refused where it was created.
                "System.Threading.Tasks.Sources.IValueTaskSource",
                "System.Threading.Tasks.Sources.IValueTaskSource`1",
            ],
        },
        new("Asynchronous methods")
        {
            Covers =
            [
                "System.Runtime.CompilerServices.AsyncTaskMethodBuilder",
                "System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1",
                "System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder",
                "System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder`1",
                "System.Runtime.CompilerServices.AsyncVoidMethodBuilder",
                "System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder",
                "System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder`1",
            ],
        },
        new("Asynchronous streams")
        {
            Covers =
            [
                "System.Runtime.CompilerServices.AsyncIteratorMethodBuilder",
                "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1",
                "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1/Enumerator",
                "System.Runtime.CompilerServices.ConfiguredAsyncDisposable",
                "System.Threading.Tasks.TaskAsyncEnumerableExtensions",
            ],
            Harmless =
            [
                "System.Threading.Tasks.TaskAsyncEnumerableExtensions::WithCancellation",
                // To configure a stream to come back to no scheduler is what counts, and that is ConfigureAwait.
                "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1::GetAsyncEnumerator",
                "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1::WithCancellation",
                "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1/Enumerator::get_Current",
            ],
        },
        new("Disposal")
        {
            Covers =
            [
                "System.IDisposable",
                "System.IAsyncDisposable",
            ],
        },
    ];
}
