namespace Weft;

/// <summary>An operation that has a result.</summary>
internal readonly struct FunctionCall<TResult>(Func<CancellationToken, Task<TResult>> operation) : ICall
{
    public Task? Invoke(CancellationToken token) => operation(token);

    public IOutcome NewOutcome(out Task callersTask)
    {
        var outcome = new FunctionOutcome<TResult>();
        callersTask = outcome.Task;
        return outcome;
    }

    public IQueued NewQueued(out Task callersTask)
    {
        var queued = new QueuedFunction<TResult, FunctionCall<TResult>>(this);
        callersTask = queued.Task;
        return queued;
    }
}
