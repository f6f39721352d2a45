using Weft.Exploration;

namespace Microsoft.Coyote.Specifications;

/// <summary>What a test states about each schedule. Outside an exploration only its assertions do anything.</summary>
/// <remarks>
/// A statement that does not hold counts whoever catches the exception: operations hand theirs to tasks that nobody may await.
/// Nothing here is a scheduling point: a monitor is told of an event in one step with what the program did before.
/// </remarks>
public static class Specification
{
    /// <summary>States that <paramref name="predicate"/> holds; if it does not, this schedule violates the test.</summary>
    public static void Assert(bool predicate, string s, object? arg0) => Assertions.Check(predicate, s, arg0);

    /// <inheritdoc cref="Assert(bool, string, object?)"/>
    public static void Assert(bool predicate, string s, object? arg0, object? arg1) => Assertions.Check(predicate, s, arg0, arg1);

    /// <inheritdoc cref="Assert(bool, string, object?)"/>
    public static void Assert(bool predicate, string s, object? arg0, object? arg1, object? arg2) =>
        Assertions.Check(predicate, s, arg0, arg1, arg2);

    /// <inheritdoc cref="Assert(bool, string, object?)"/>
    public static void Assert(bool predicate, string s, params object?[] args) => Assertions.Check(predicate, s, args);

    /// <summary>
    /// States that <paramref name="task"/> completes successfully in the end. A schedule in which it has not when nothing can run any
    /// more, or for very many steps of a fair schedule, violates the test.
    /// </summary>
    public static void IsEventuallyCompletedSuccessfully(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Interleaving.Eventually(new TaskObligation(task, Interleaving.Caller));
    }

    /// <summary>Creates the monitor of this type in the running schedule and enters its start state, unless it is there already.</summary>
    public static void RegisterMonitor<T>()
        where T : Monitor => Interleaving.OfSchedule<Monitors>()?.Register(typeof(T));

    /// <summary>Tells the monitor of this type of an event. Does nothing if it is not registered.</summary>
    /// <remarks>The monitor handles it on the calling thread, before this returns, and no other operation runs meanwhile.</remarks>
    public static void Monitor<T>(Monitor.Event e)
        where T : Monitor => Interleaving.OfSchedule<Monitors>()?.Tell(typeof(T), e);

    /// <summary>Does nothing: Coyote guides some of its strategies by a hash of the program's state, and none here uses one.</summary>
    public static void RegisterStateHashingFunction(Func<int> func) => ArgumentNullException.ThrowIfNull(func);
}
