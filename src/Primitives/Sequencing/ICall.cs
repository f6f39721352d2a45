namespace Weft;

/// <summary>
/// What a caller handed in: its operation, with the state if there is one. The four forms are structs, so that each queues without
/// an allocation of its own, and runs without a virtual call where nothing has to be queued.
/// </summary>
internal interface ICall
{
    /// <summary>Starts the operation.</summary>
    Task? Invoke(CancellationToken token);

    /// <summary>Makes the outcome of an operation that has begun without being queued.</summary>
    IOutcome NewOutcome(out Task callersTask);

    /// <summary>Makes what waits for its turn.</summary>
    IQueued NewQueued(out Task callersTask);
}
