using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration;

/// <summary>
/// What a test can say to the explorer while it is explored. Outside an exploration nothing here has an effect on who runs.
/// </summary>
public static partial class Interleaving
{
    private static readonly Random Outside = new(0);

    /// <summary>
    /// A scheduling point by hand: lets the strategy choose who runs next. What the step after it touches is not known, so its order with
    /// every other step counts. Does nothing outside an exploration.
    /// </summary>
    public static void Point()
    {
        if (Operation.Current is { } operation)
            operation.Execution.Reschedule(operation, new Access(AccessKind.Interleave, Locations.Anything, operation.NotedSite));
    }

    /// <summary>
    /// True or false, as the strategy chooses; each of the two is a schedule of its own. Outside an exploration it is random with a
    /// fixed seed.
    /// </summary>
    public static bool Flip() => Draw(2) == 1;

    /// <summary>A number from 0 to <paramref name="exclusiveUpperBound"/>, which is not included, as the strategy chooses.</summary>
    public static int Draw(int exclusiveUpperBound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveUpperBound, 1);
        if (Operation.Current is { } operation)
            return operation.Execution.Draw(operation, exclusiveUpperBound);
        lock (Outside)
            return Outside.Next(exclusiveUpperBound);
    }

    /// <summary>
    /// Notes that the schedule violates the test because of <paramref name="failure"/>, whatever becomes of that exception: an
    /// assertion in an operation that nobody awaits would be lost otherwise. Does nothing outside an exploration.
    /// </summary>
    public static void Violated(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Operation.Current?.Execution.Fail(Outcome.Unhandled(failure));
    }

    /// <summary>
    /// Runs the bodies as operations and returns when all have ended. Starting and ending them adds nothing to the schedules: they
    /// are interleaved at the scheduling points inside them only. Outside an exploration they run one after another.
    /// </summary>
    /// <exception cref="AggregateException">Bodies threw.</exception>
    public static void Run(params Action[] bodies)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        if (Operation.Current is { } operation)
            Join.Run(operation, bodies);
        else
            Array.ForEach(bodies, body => body());
    }
}
