namespace Weft.Exploration.Reports;

/// <summary>How far an exploration has come.</summary>
/// <param name="Schedules">The schedules run so far.</param>
/// <param name="Limit">The most schedules that are tried.</param>
public readonly record struct ExplorationProgress(long Schedules, long Limit)
{
    /// <summary>The interleavings run so far; null where nobody counts them.</summary>
    public long? Interleavings { get; init; }

    /// <summary>The schedules that belong to an interleaving that had been run.</summary>
    public long Redundant { get; init; }

    /// <summary>The most preemptions of the interleavings that are being run now; null while there is no such bound.</summary>
    public int? Bound { get; init; }

    /// <summary>What remains, under that bound.</summary>
    public Estimate Estimate { get; init; }
}
