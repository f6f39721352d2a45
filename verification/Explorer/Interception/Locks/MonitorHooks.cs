using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="Monitor"/>, and with it the <c>lock</c> statement on objects. The explorer models when entering would block and lets
/// an operation into the real lock only when it is free, so the real rules stay in force: who may leave, wait and pulse.
/// </summary>
[Intercepts(typeof(Monitor))]
internal static partial class MonitorHooks
{
    public static void Enter(object obj, int site)
    {
        Acquire(obj, site);
        Monitor.Enter(obj);
    }

    public static void Enter(object obj, ref bool lockTaken, int site)
    {
        if (!lockTaken) // true is a mistake that the real one throws for, without entering
            Acquire(obj, site);
        Monitor.Enter(obj, ref lockTaken);
    }

    public static void Exit(object obj, int site)
    {
        if (Operation.Current is not { } operation || obj is null)
        {
            Monitor.Exit(obj!);
            return;
        }
        // An abandoned operation unwinds through the end of lock statements whose lock a wait has given up.
        if (operation.Execution.IsAbandoning && !Monitor.IsEntered(obj))
            return;
        if (operation.Execution is { IsLeavingALockAStep: true, IsAbandoning: false })
            SchedulingPoints.BeforeUse(AccessKind.Signal, obj, site);
        Monitor.Exit(obj);
        operation.Execution.Locks[obj].Exit(operation);
    }

    public static void Pulse(object obj, int site)
    {
        Monitor.Pulse(obj);
        SchedulingPoints.Touches(AccessKind.Signal, obj); // it matters whether one that gives up has done so before
        Operation.Current?.Execution.Locks[obj].Pulse();
    }

    public static void PulseAll(object obj, int site)
    {
        Monitor.PulseAll(obj);
        SchedulingPoints.Touches(AccessKind.Signal, obj);
        Operation.Current?.Execution.Locks[obj].PulseAll();
    }

    private static void Acquire(object obj, int site)
    {
        if (Operation.Current is not { } operation || obj is null)
            return;
        var state = operation.Execution.Locks[obj];
        if (!state.TryReenter(operation))
            state.Enter(operation, Access.To(AccessKind.Acquire, obj, site));
    }
}
