using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

// Entering that may fail, and waiting. Time-outs pass in virtual time. Leaving a synchronization domain (exitContext) has had no
// meaning since the first .NET Core; it is ignored here as it is there.
internal static partial class MonitorHooks
{
    public static bool TryEnter(object obj, int site) => TryEnter(obj, TimeSpan.Zero, site);

    public static bool TryEnter(object obj, int millisecondsTimeout, int site) =>
        TryEnter(obj, WaitLimits.Of(millisecondsTimeout), site);

    public static bool TryEnter(object obj, TimeSpan timeout, int site)
    {
        var taken = false;
        TryEnter(obj, timeout, ref taken, site);
        return taken;
    }

    public static void TryEnter(object obj, ref bool lockTaken, int site) => TryEnter(obj, TimeSpan.Zero, ref lockTaken, site);

    public static void TryEnter(object obj, int millisecondsTimeout, ref bool lockTaken, int site) =>
        TryEnter(obj, WaitLimits.Of(millisecondsTimeout), ref lockTaken, site);

    public static void TryEnter(object obj, TimeSpan timeout, ref bool lockTaken, int site)
    {
        if (Operation.Current is not { } operation || obj is null || lockTaken)
        {
            Monitor.TryEnter(obj!, timeout, ref lockTaken); // blocks outside an exploration; throws for bad arguments
            return;
        }
        var limit = WaitLimits.Of(timeout);
        var state = operation.Execution.Locks[obj];
        if (state.TryReenter(operation) || state.TryEnter(operation, Access.To(AccessKind.Acquire, obj, site), limit))
            Monitor.TryEnter(obj, ref lockTaken);
    }

    public static bool Wait(object obj, int site) => Wait(obj, Timeout.InfiniteTimeSpan, site);

    public static bool Wait(object obj, int millisecondsTimeout, int site) => Wait(obj, WaitLimits.Of(millisecondsTimeout), site);

    public static bool Wait(object obj, int millisecondsTimeout, bool exitContext, int site) =>
        Wait(obj, WaitLimits.Of(millisecondsTimeout), site);

    public static bool Wait(object obj, TimeSpan timeout, bool exitContext, int site) => Wait(obj, timeout, site);

    public static bool Wait(object obj, TimeSpan timeout, int site)
    {
        if (Operation.Current is not { } operation || obj is null || !Monitor.IsEntered(obj))
            return Monitor.Wait(obj!, timeout); // blocks outside an exploration, throws where the lock is not held
        var limit = WaitLimits.Of(timeout);
        var access = Access.To(AccessKind.Wait, obj, site);
        if (operation.Execution is { IsLeavingALockAStep: true, IsAbandoning: false })
            SchedulingPoints.BeforeUse(AccessKind.Signal, obj, site); // to wait is to leave
        var (depth, isPulsed) = operation.Execution.Locks[obj].Wait(operation, access, limit, held => Leave(obj, held));
        for (; depth > 0; depth--)
            Monitor.Enter(obj);
        return isPulsed;
    }

    private static void Leave(object obj, int depth)
    {
        for (; depth > 0; depth--)
            Monitor.Exit(obj);
    }
}
