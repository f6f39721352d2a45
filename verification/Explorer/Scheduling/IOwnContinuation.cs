namespace Weft.Exploration.Scheduling;

/// <summary>
/// The state of a continuation that the explorer itself has put on a task: it knows for which place in the code, and what it ends.
/// </summary>
internal interface IOwnContinuation
{
    /// <summary>The site that waits for the task.</summary>
    int Site { get; }

    /// <summary>The task that it may end; null for none.</summary>
    Task? Ends { get; }
}
