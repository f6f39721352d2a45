using System.Threading.Tasks.Sources;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Stands for a value task that is awaited with <c>ConfigureAwait(false)</c> under a context or scheduler of the program's own. It
/// takes the continuation as if neither were there; see <see cref="Detached"/>.
/// </summary>
internal sealed class DetachedSource(ValueTask task) : IValueTaskSource
{
    /// <summary>The awaitable for <c>ConfigureAwait</c>: one that comes back to the explorer, whatever is asked for.</summary>
    public static ValueTask For(ValueTask task, bool continueOnCapturedContext) =>
        !continueOnCapturedContext && Operation.Current is { } operation && Detached.IsNeeded(operation)
            ? new ValueTask(new DetachedSource(task), 0)
            : task;

    public ValueTaskSourceStatus GetStatus(short token) => StatusOf(task.IsCompleted, task.IsCompletedSuccessfully, task.IsCanceled);

    public void GetResult(short token) => task.GetAwaiter().GetResult();

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        using var detached = Operation.Current is { } operation ? Detached.Enter(operation) : default;
        var awaiter = task.GetAwaiter();
        if (flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext))
            awaiter.OnCompleted(() => continuation(state));
        else
            awaiter.UnsafeOnCompleted(() => continuation(state));
    }

    /// <summary>The status of a value task in the words of its source.</summary>
    public static ValueTaskSourceStatus StatusOf(bool hasEnded, bool hasSucceeded, bool isCancelled) =>
        !hasEnded ? ValueTaskSourceStatus.Pending
        : hasSucceeded ? ValueTaskSourceStatus.Succeeded
        : isCancelled ? ValueTaskSourceStatus.Canceled
        : ValueTaskSourceStatus.Faulted;
}
