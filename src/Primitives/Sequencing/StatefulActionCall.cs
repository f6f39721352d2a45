namespace Weft;

/// <summary>An operation that has no result, with the state that it is handed.</summary>
internal readonly struct StatefulActionCall<TState>(Func<TState, CancellationToken, Task> operation, TState state) : ICall
{
    public Task? Invoke(CancellationToken token) => operation(state, token);

    public IOutcome NewOutcome(out Task callersTask)
    {
        var outcome = new ActionOutcome();
        callersTask = outcome.Task;
        return outcome;
    }

    public IQueued NewQueued(out Task callersTask)
    {
        var queued = new QueuedAction<StatefulActionCall<TState>>(this);
        callersTask = queued.Task;
        return queued;
    }
}
