using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// A pooled box with the state machine of its method. Each execution has a pool of its own, and the box that came back last is the next to
/// be used.
/// </summary>
internal sealed class PooledMachine<TStateMachine, TResult> : PooledBox<TResult>
    where TStateMachine : IAsyncStateMachine
{
    private static readonly ConditionalWeakTable<Execution, Stack<PooledMachine<TStateMachine, TResult>>> Pools = [];

    private TStateMachine? _machine;
    private ExecutionContext? _context;

    private PooledMachine() => Continuation = MoveNext;

    /// <summary>What an awaiter gets.</summary>
    public Action Continuation { get; }

    /// <summary>A box for a call that is about to suspend for the first time. Outside an exploration a new one.</summary>
    public static PooledMachine<TStateMachine, TResult> Rent()
    {
        if (Operation.Current is not { } operation)
            return new();
        var pool = Pools.GetOrCreateValue(operation.Execution);
        SchedulingPoints.Touches(AccessKind.Update, pool); // which box one gets follows from who has given his back
        return pool.TryPop(out var box) ? box : new();
    }

    /// <summary>Notes where the method goes on. To be called when the machine knows its box: it is copied here.</summary>
    public void Suspend(ref TStateMachine machine, bool isFirst)
    {
        _context = ExecutionContext.Capture();
        if (isFirst)
            _machine = machine;
    }

    protected override void Return()
    {
        (_machine, _context) = (default, null);
        if (Operation.Current is not { } operation)
            return;
        var pool = Pools.GetOrCreateValue(operation.Execution);
        SchedulingPoints.Touches(AccessKind.Update, pool);
        pool.Push(this);
    }

    private void MoveNext()
    {
        if (_context is null)
            _machine!.MoveNext();
        else
            ExecutionContext.Run(_context, static box => ((PooledMachine<TStateMachine, TResult>)box!)._machine!.MoveNext(), this);
    }
}
