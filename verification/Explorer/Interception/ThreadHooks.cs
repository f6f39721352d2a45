using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Thread"/>: giving way. Sleeping passes in virtual time. Threads of one's own are refused.</summary>
[Intercepts(typeof(Thread))]
internal static class ThreadHooks
{
    public static void Sleep(int millisecondsTimeout, int site) => Sleep(TimeSpan.FromMilliseconds(millisecondsTimeout), site);

    public static void Sleep(TimeSpan timeout, int site)
    {
        if (Operation.Current is not { } operation)
        {
            Thread.Sleep(timeout);
            return;
        }
        var awake = new Gate(operation.Execution, isOpen: false);
        using var timer = operation.Execution.Clock.CreateTimer(_ => awake.Open(), null, timeout, Timeout.InfiniteTimeSpan);
        awake.Pass(operation, new Access(AccessKind.Wait, 0, site));
    }

    public static bool Yield(int site)
    {
        if (Operation.Current is null)
            return Thread.Yield();
        SchedulingPoints.BeforeUse(AccessKind.Interleave, null, site);
        return true;
    }

    public static void SpinWait(int iterations, int site)
    {
        if (Operation.Current is null)
            Thread.SpinWait(iterations);
        else
            SchedulingPoints.BeforeUse(AccessKind.Interleave, null, site);
    }
}
