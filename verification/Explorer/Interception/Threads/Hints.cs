using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Where code says that it waits for others without blocking: a point at which others run first. See <see cref="Fairness"/> for the
/// rule that gives a loop of hints an end, and <see cref="Spinning"/> for that where interleavings are explored.
/// </summary>
internal static class Hints
{
    public static void GiveWay(int site)
    {
        if (Operation.Current is not { } operation)
            return;
        operation.IsOnItsOwn = false;
        var hint = new Access(AccessKind.Interleave, 0, site);
        if (!operation.Execution.Spinning.TryPass(operation, hint))
            operation.Execution.Reschedule(operation, hint);
    }
}
