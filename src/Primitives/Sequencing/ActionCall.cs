namespace Weft;

/// <summary>An operation that has no result.</summary>
internal readonly struct ActionCall(Func<CancellationToken, Task> operation) : ICall
{
    public Task? Invoke(CancellationToken token) => operation(token);

    public IOutcome NewOutcome(out Task callersTask)
    {
        var outcome = new ActionOutcome();
        callersTask = outcome.Task;
        return outcome;
    }

    public IQueued NewQueued(out Task callersTask)
    {
        var queued = new QueuedAction<ActionCall>(this);
        callersTask = queued.Task;
        return queued;
    }
}
