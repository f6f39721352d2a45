using System.Reflection;
using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Weft.Exploration;

/// <summary>Explores the interleavings of a concurrent test, in process, and replays what it found.</summary>
/// <remarks>
/// A test is a static method, or a lambda that captures nothing, without parameters. It runs once for each schedule, in a
/// rewritten copy of its assembly; the original is never touched. The calls return when the exploration has ended.
/// </remarks>
public static class Explorer
{
    /// <summary>Explores <paramref name="test"/> and reports what was found; a violation is part of the report, not an exception.</summary>
    /// <exception cref="UsageException">The test cannot be explored: it captures, takes parameters, is not static.</exception>
    public static ExplorationReport Explore(Func<Task> test, ExplorationOptions? options = null) => Find(test).Explore(options ?? new());

    /// <inheritdoc cref="Explore(Func{Task}, ExplorationOptions?)"/>
    public static ExplorationReport Explore(Action test, ExplorationOptions? options = null) => Find(test).Explore(options ?? new());

    /// <summary>
    /// Explores a test that takes an argument, which is the same object in every schedule; see
    /// <see cref="Explore(Func{Task}, ExplorationOptions?)"/>.
    /// </summary>
    /// <param name="argument">Of a type that the explored copy shares with the caller: see
    /// <see cref="ExplorationOptions.Companion"/>.</param>
    /// <param name="test">The test.</param>
    /// <param name="options">What to explore with.</param>
    /// <exception cref="UsageException">The test cannot be explored: it captures, takes other parameters, is not static.</exception>
    public static ExplorationReport Explore<T>(T argument, Func<T, Task> test, ExplorationOptions? options = null) =>
        Find(test, argument).Explore(options ?? new());

    /// <inheritdoc cref="Explore{T}(T, Func{T, Task}, ExplorationOptions?)"/>
    public static ExplorationReport Explore<T>(T argument, Action<T> test, ExplorationOptions? options = null) =>
        Find(test, argument).Explore(options ?? new());

    /// <summary>Explores <paramref name="test"/> and throws when it is violated or refused.</summary>
    /// <exception cref="ViolationException">A schedule violated the test, or it was refused; the message holds the trace and the replay
    /// string.</exception>
    /// <exception cref="UsageException">The test cannot be explored: it captures, takes parameters, is not static.</exception>
    public static ExplorationReport Check(Func<Task> test, ExplorationOptions? options = null) => Checked(Explore(test, options));

    /// <inheritdoc cref="Check(Func{Task}, ExplorationOptions?)"/>
    public static ExplorationReport Check(Action test, ExplorationOptions? options = null) => Checked(Explore(test, options));

    /// <summary>Runs the one schedule that <paramref name="replay"/> names, strictly: the first difference ends it.</summary>
    /// <exception cref="UsageException">The string is cut, or belongs to another test, program or version.</exception>
    public static ExplorationReport Replay(string replay, Func<Task> test, ExplorationOptions? options = null) =>
        Find(test).Replay(replay, options ?? new());

    /// <inheritdoc cref="Replay(string, Func{Task}, ExplorationOptions?)"/>
    public static ExplorationReport Replay(string replay, Action test, ExplorationOptions? options = null) =>
        Find(test).Replay(replay, options ?? new());

    /// <summary>
    /// Runs one schedule of a test that takes an argument again; see <see cref="Replay(string, Func{Task}, ExplorationOptions?)"/>.
    /// </summary>
    /// <exception cref="UsageException">The string is cut, or belongs to another test, program or version.</exception>
    public static ExplorationReport Replay<T>(string replay, T argument, Func<T, Task> test, ExplorationOptions? options = null) =>
        Find(test, argument).Replay(replay, options ?? new());

    /// <inheritdoc cref="Replay{T}(string, T, Func{T, Task}, ExplorationOptions?)"/>
    public static ExplorationReport Replay<T>(string replay, T argument, Action<T> test, ExplorationOptions? options = null) =>
        Find(test, argument).Replay(replay, options ?? new());

    private static ExploredTest Find(Delegate test, params object?[] arguments)
    {
        MethodInfo method = TestBody.Validate(test);
        return new ExploredTest(TestBody.NameOf(method), method.Module.Assembly.Location, program => program.Resolve(method),
            hasLifecycle: false) { Arguments = arguments };
    }

    private static ExplorationReport Checked(ExplorationReport report) => report switch
    {
        { Violation: { } violation } => throw new ViolationException(Describe(report, violation), report),
        { Refusal: { } refusal } => throw new ViolationException($"{report.Test} was refused: {refusal}", report),
        _ => report,
    };

    private static string Describe(ExplorationReport report, Violation violation) =>
        $"""
        {report.Test} was violated{(violation.Replay.Length == 0 ? "" : $" in schedule {report.Schedules}")}.
        {VerdictWords.Of(violation.Kind)}: {violation.Message}

        {TraceTable.Render(violation.Trace)}
        {(violation.Replay.Length == 0 ? "" : $"replay: Explorer.Replay(\"{violation.Replay}\", test)")}
        """.TrimEnd();
}
