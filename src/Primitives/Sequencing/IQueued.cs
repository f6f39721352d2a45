namespace Weft;

// An operation that waits for its turn.
//
//  _claim: Waiting ---token, or abort---> Cancelled
//             +-------its turn----------> TakenUp
//
//  Whoever takes it out of Waiting owns what the caller handed in: the canceller lets go of it and cancels the caller's task, the
//  turn calls it. An operation that was cancelled keeps its place in the chain; its turn passes over it.

/// <summary>An operation that waits for its turn, and where it has to start.</summary>
internal interface IQueued : IArrival, IOutcome
{
    /// <summary>The context to start in.</summary>
    CapturedContext Context { get; }

    /// <summary>The execution context to start in; null if the flow is suppressed.</summary>
    ExecutionContext? ExecutionContext { get; }

    /// <summary>The caller's token.</summary>
    CancellationToken Token { get; }

    /// <summary>Takes the turn; false if the operation was cancelled before.</summary>
    bool TryTakeUp();

    /// <summary>Cancels the operation unless it has its turn; lets go at once of what the caller handed in.</summary>
    void TryCancel(CancellationToken token);

    /// <summary>Whether it was cancelled. Only who may take the turn is told something that lasts.</summary>
    bool IsCancelled { get; }

    /// <summary>Calls what the caller handed in, and lets go of it. Only after <see cref="TryTakeUp"/>.</summary>
    Task? Call(CancellationToken token);

    /// <summary>Lets go of what the caller handed in, without calling it. Only after <see cref="TryTakeUp"/>.</summary>
    void Drop();
}
