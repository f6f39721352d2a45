namespace Weft.Exploration.Planning;

/// <summary>How far a phase of a plan has come. Only the phase itself knows what its places mean.</summary>
/// <param name="Name">Which phase it is, among those of its plan.</param>
public sealed record PhaseState(string Name)
{
    /// <summary>The schedules of the phase that are done and need not be run again.</summary>
    public long Schedules { get; init; }

    /// <summary>Those of its interleavings that nothing before them had run.</summary>
    public long Interleavings { get; init; }

    /// <summary>Those of its schedules that turned out to be redundant.</summary>
    public long Redundant { get; init; }

    /// <summary>The scheduling points that were passed in its schedules.</summary>
    public long Steps { get; init; }

    /// <summary>Where to go on, one text for each open place, in the order of the plan; empty for a phase that is done.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>The signatures of the interleavings that were run, eight bytes each, where the phase has to know them again.</summary>
    public ReadOnlyMemory<byte> Classes { get; init; }
}
