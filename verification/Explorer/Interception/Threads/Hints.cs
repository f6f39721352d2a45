using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Where code says that it waits for others without blocking: a point at which others run first. See <see cref="Fairness"/> for the
/// rule that gives a loop of hints an end.
/// </summary>
internal static class Hints
{
    public static void GiveWay(int site)
    {
        if (Operation.Current is not { } operation)
            return;
        if (!operation.Execution.IsAbandoning)
            operation.Execution.Fairness.GiveWay(operation);
        SchedulingPoints.BeforeUse(AccessKind.Interleave, null, site);
    }
}
