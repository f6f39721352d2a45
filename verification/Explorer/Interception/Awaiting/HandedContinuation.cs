using System.Runtime.CompilerServices;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// The continuation that a builder of the program's own hands to an awaiter whose type it does not know. The awaiter may be one of the
/// framework's, which takes it where nobody sees that.
/// </summary>
/// <remarks>
/// The framework's builder asks a task and leaves its continuation with it in one step. Another one may touch memory in between, and the
/// task may end there: that the continuation is left is told. It is no point of its own, which would only multiply the schedules.
/// </remarks>
internal static class HandedContinuation
{
    public static void OnCompleted<TAwaiter>(ref TAwaiter awaiter, Action continuation)
        where TAwaiter : INotifyCompletion
    {
        SchedulingPoints.Touches(AccessKind.Await, AwaitedObject<TAwaiter>.Of(ref awaiter));
        using var detached = Detached.EnterFor(ref awaiter);
        awaiter.OnCompleted(Ordered(continuation));
    }

    public static void UnsafeOnCompleted<TAwaiter>(ref TAwaiter awaiter, Action continuation)
        where TAwaiter : ICriticalNotifyCompletion
    {
        SchedulingPoints.Touches(AccessKind.Await, AwaitedObject<TAwaiter>.Of(ref awaiter));
        using var detached = Detached.EnterFor(ref awaiter);
        awaiter.UnsafeOnCompleted(Ordered(continuation));
    }

    // What the method has done so far comes before what it does after the await, whoever runs it then.
    private static Action Ordered(Action continuation)
    {
        if (Operation.Current is not { Execution: { Races: { } races } execution })
            return continuation;
        var location = races.Releases(execution.Locations);
        return () =>
        {
            if (execution.IsCurrent)
                races.Acquires(location);
            continuation();
        };
    }
}
