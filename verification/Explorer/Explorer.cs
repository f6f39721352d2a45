using Weft.Exploration.Reports;

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
    public static ExplorationReport Explore(Func<Task> test, ExplorationOptions? options = null) => throw new NotImplementedException();

    /// <inheritdoc cref="Explore(Func{Task}, ExplorationOptions?)"/>
    public static ExplorationReport Explore(Action test, ExplorationOptions? options = null) => throw new NotImplementedException();

    /// <summary>Explores <paramref name="test"/> and throws when it is violated or refused.</summary>
    /// <exception cref="ViolationException">A schedule violated the test; the message holds the trace and the replay string.</exception>
    /// <exception cref="UsageException">The test cannot be explored: it captures, takes parameters, is not static.</exception>
    public static ExplorationReport Check(Func<Task> test, ExplorationOptions? options = null) => throw new NotImplementedException();

    /// <inheritdoc cref="Check(Func{Task}, ExplorationOptions?)"/>
    public static ExplorationReport Check(Action test, ExplorationOptions? options = null) => throw new NotImplementedException();

    /// <summary>Runs the one schedule that <paramref name="replay"/> names, strictly: the first difference ends it.</summary>
    /// <exception cref="UsageException">The string is cut, or belongs to another test, program or version.</exception>
    public static ExplorationReport Replay(string replay, Func<Task> test, ExplorationOptions? options = null) => throw new NotImplementedException();

    /// <inheritdoc cref="Replay(string, Func{Task}, ExplorationOptions?)"/>
    public static ExplorationReport Replay(string replay, Action test, ExplorationOptions? options = null) => throw new NotImplementedException();
}
