namespace Weft.Exploration.Scheduling;

/// <summary>The state of a continuation that the explorer itself has put on a task: it knows for which place in the code.</summary>
internal interface IHasSite
{
    /// <summary>The site that waits for the task.</summary>
    int Site { get; }
}
