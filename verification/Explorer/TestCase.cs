using Weft.Exploration.Reports;
using Weft.Exploration.Sites;

namespace Weft.Exploration;

/// <summary>A test that can be explored: one of an assembly, or any pair of functions that explore and replay.</summary>
public sealed class TestCase
{
    private readonly Func<ExplorationOptions, ExplorationReport> _explore;
    private readonly Func<string, ExplorationOptions, ExplorationReport> _replay;

    /// <summary>Creates a test from what explores it and what replays one of its schedules.</summary>
    /// <param name="fullName">Namespace, type and method.</param>
    /// <param name="explore">Explores it; a violation is part of the report.</param>
    /// <param name="replay">Runs the one schedule that a replay string names.</param>
    public TestCase(
        string fullName,
        Func<ExplorationOptions, ExplorationReport> explore,
        Func<string, ExplorationOptions, ExplorationReport> replay)
    {
        ArgumentException.ThrowIfNullOrEmpty(fullName);
        FullName = fullName;
        NameHash = StringHash.Compute(fullName);
        _explore = explore;
        _replay = replay;
    }

    /// <summary>Namespace, type and method; a nested type stands behind a plus sign.</summary>
    public string FullName { get; }

    /// <summary>What a replay string carries of the name: the same in every process and on every machine.</summary>
    public uint NameHash { get; }

    /// <summary>Explores the test and reports what was found; a violation is part of the report, not an exception.</summary>
    /// <exception cref="UsageException">The test cannot be explored.</exception>
    public ExplorationReport Explore(ExplorationOptions options) => _explore(options);

    /// <summary>Runs the one schedule that <paramref name="replay"/> names, strictly: the first difference ends it.</summary>
    /// <exception cref="UsageException">The string is cut, or belongs to another test, program or version.</exception>
    public ExplorationReport Replay(string replay, ExplorationOptions options) => _replay(replay, options);

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
