namespace Weft;

/// <summary>An operation that has a result, with the state that it is handed.</summary>
internal readonly struct StatefulFunctionCall<TState, TResult>(
    Func<TState, CancellationToken, Task<TResult>> operation,
    TState state) : ICall
{
    public Task? Invoke(CancellationToken token) => operation(state, token);

    public IOutcome NewOutcome(out Task callersTask)
    {
        var outcome = new FunctionOutcome<TResult>();
        callersTask = outcome.Task;
        return outcome;
    }

    public IQueued NewQueued(out Task callersTask)
    {
        var queued = new QueuedFunction<TResult, StatefulFunctionCall<TState, TResult>>(this);
        callersTask = queued.Task;
        return queued;
    }
}
