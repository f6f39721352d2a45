using System.Threading.Tasks.Sources;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>As <see cref="DetachedSource"/>, with a result.</summary>
internal sealed class DetachedSource<TResult>(ValueTask<TResult> task) : IValueTaskSource<TResult>
{
    /// <summary>The awaitable for <c>ConfigureAwait</c>: one that comes back to the explorer, whatever is asked for.</summary>
    public static ValueTask<TResult> For(ValueTask<TResult> task, bool continueOnCapturedContext) =>
        !continueOnCapturedContext && Operation.Current is { } operation && Detached.IsNeeded(operation)
            ? new ValueTask<TResult>(new DetachedSource<TResult>(task), 0)
            : task;

    public ValueTaskSourceStatus GetStatus(short token) =>
        DetachedSource.StatusOf(task.IsCompleted, task.IsCompletedSuccessfully, task.IsCanceled);

    public TResult GetResult(short token) => task.GetAwaiter().GetResult();

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        using var detached = Operation.Current is { } operation ? Detached.Enter(operation) : default;
        var awaiter = task.GetAwaiter();
        if (flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext))
            awaiter.OnCompleted(() => continuation(state));
        else
            awaiter.UnsafeOnCompleted(() => continuation(state));
    }
}
