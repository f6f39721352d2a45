using Weft.Exploration.Scheduling;
using Weft.Exploration.Sites;

namespace Weft.Exploration;

// What specifications are built with: the stand-in for Coyote, for instance.
public static partial class Interleaving
{
    /// <summary>True when the calling thread runs an operation of an exploration.</summary>
    public static bool IsExploring => Operation.Current is not null;

    /// <summary>What <see cref="ExplorationOptions.Companion"/> was set to; null outside an exploration.</summary>
    public static object? Companion => Operation.Current?.Execution.Companion;

    /// <summary>
    /// The member and the place of the last call of rewritten code that is known, for messages; a question mark where none is.
    /// </summary>
    public static string Caller => SiteTable.Get(Operation.Current?.NotedSite ?? 0).InWords;

    /// <summary>
    /// The object of this type that belongs to the running schedule, made when it is first asked for; null outside an exploration.
    /// </summary>
    public static T? OfSchedule<T>()
        where T : class, new() => Operation.Current?.Execution.State.Get<T>();

    /// <summary>True where points let the strategy choose: outside <see cref="Suppress"/> and <see cref="Alone"/>.</summary>
    public static bool IsInterleaved => Operation.Current is not { Execution: { Suppressions: > 0 } or { IsAlone: true } };

    /// <summary>
    /// Lets the running operation, and whoever takes over when it waits or ends, go on through points as long as it can, until
    /// <see cref="Resume"/> has been called as often. Points by hand (<see cref="Point"/>) are points all the same. Belongs to the
    /// schedule. Does nothing outside an exploration.
    /// </summary>
    public static void Suppress()
    {
        if (Operation.Current is { } operation)
            operation.Execution.Suppressions++;
    }

    /// <summary>Takes back one <see cref="Suppress"/>; does nothing if there is none.</summary>
    public static void Resume()
    {
        if (Operation.Current is { Execution: { Suppressions: > 0 } execution })
            execution.Suppressions--;
    }

    /// <summary>Runs <paramref name="action"/> as part of the current step, unless it has to wait: nothing in it lets others run.</summary>
    public static void Alone(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (Operation.Current is not { Execution: { IsAlone: false } execution })
        {
            action();
            return;
        }
        execution.IsAlone = true;
        try
        {
            action();
        }
        finally
        {
            execution.IsAlone = false;
            execution.TouchesAnything(); // a monitor that is told of something has a state, which nobody watches
        }
    }

    /// <summary>
    /// Notes something that has to come about: a schedule in which it is outstanding when nothing can run any more, or for very many
    /// steps of a fair schedule, violates the test. Does nothing outside an exploration.
    /// </summary>
    public static void Eventually(IObligation obligation)
    {
        ArgumentNullException.ThrowIfNull(obligation);
        Operation.Current?.Execution.Liveness.Add(obligation);
    }

    /// <summary>
    /// Asks a condition as <see cref="Until"/> does: what it reads is part of no step, and if it holds, all that was done before comes
    /// before what the caller does then.
    /// </summary>
    public static bool Holds(Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (Operation.Current is not { } operation)
            return condition();
        var holds = Operation.Outside(condition);
        operation.Execution.TouchesAnything();
        if (holds)
            operation.Execution.Races?.AcquiresAll(operation.Id);
        return holds;
    }

    /// <summary>
    /// Waits until <paramref name="condition"/> is true when it is this operation's turn; a point. The condition is asked before each
    /// choice of the schedule: it must not wait, change anything or take locks. Does nothing outside an exploration.
    /// </summary>
    public static void Until(Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (Operation.Current is { } operation)
            operation.Execution.Conditions.Pass(operation, condition, operation.NotedSite);
    }

    /// <summary>
    /// Runs <paramref name="continuation"/> as an operation of its own once <paramref name="condition"/> is true: see
    /// <see cref="Until"/>. An exception that escapes from it violates the schedule. Runs it at once outside an exploration.
    /// </summary>
    public static void StartWhen(Func<bool> condition, Action continuation)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(continuation);
        if (Operation.Current is not { } operation)
        {
            continuation();
            return;
        }
        var (execution, site) = (operation.Execution, operation.NotedSite);
        var body = LastResort.Guard(
            () =>
            {
                execution.Conditions.Pass(Operation.Current!, condition, site);
                continuation();
            },
            execution);
        execution.Intake.Start(new Task(body), null, site, StartMode.Eager);
    }

    /// <summary>Ends the exploration because the test uses what is not controlled. Does nothing outside an exploration.</summary>
    /// <param name="what">What is used, without a period.</param>
    public static void Refuse(string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(what);
        Operation.Current?.Execution.End(Outcome.Refused($"{what}; the last call was {Caller}"));
    }
}
