using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>What rewritten code calls around a call that stays as it is.</summary>
internal static class ObservedCalls
{
    /// <summary>A scheduling point before a call.</summary>
    /// <param name="target">What it is made on; null for what it only creates.</param>
    /// <param name="kind">What it does to that, a number of <see cref="AccessKind"/>.</param>
    /// <param name="site">The place in the code.</param>
    public static void Before(object? target, int kind, int site) =>
        SchedulingPoints.BeforeUse((AccessKind)kind, target is WaitHandle handle ? HandleTable.TargetOf(handle) : target, site);

    /// <summary>The call that follows registers with a token, or asks it.</summary>
    public static void Takes(CancellationToken token) => SchedulingPoints.Touches(AccessKind.Cancel, CancellationSources.Of(token));

    /// <summary>The call has made a task that something else may end than what it runs: a token, the task that it follows.</summary>
    public static void Made(Task? task)
    {
        if (task is not null)
            Operation.Current?.Execution.Watch.Follow(task);
    }
}
