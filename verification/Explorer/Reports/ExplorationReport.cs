namespace Weft.Exploration.Reports;

/// <summary>What an exploration did and found.</summary>
public sealed record ExplorationReport
{
    /// <summary>The full name of the test: namespace, type and method.</summary>
    public required string Test { get; init; }

    /// <summary>How the exploration ended.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The number of schedules that were run to their end, the violating one included.</summary>
    public required long Schedules { get; init; }

    /// <summary>
    /// The number of interleavings that were run: classes of schedules that differ in the order of independent steps only. Null where
    /// nobody counted them.
    /// </summary>
    public long? Interleavings { get; init; }

    /// <summary>
    /// The number of schedules that turned out to belong to an interleaving that had been run. They are among the schedules.
    /// </summary>
    public long Redundant { get; init; }

    /// <summary>
    /// The most preemptions up to which every interleaving was run; null if that is true for none, and where every interleaving was run
    /// without a bound.
    /// </summary>
    public int? Bound { get; init; }

    /// <summary>The number of schedules that were thrown away and run again because a garbage collection moved objects.</summary>
    public long Redone { get; init; }

    /// <summary>The number of scheduling points that were passed, in all schedules.</summary>
    public long Steps { get; init; }

    /// <summary>The part of the exploration that was run: the numbers are those of this part, and so is the claim of the verdict.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>
    /// The fingerprint of the program that the test belongs to: the same for the same code, on any machine. 0 where the program was not
    /// loaded.
    /// </summary>
    public uint Program { get; init; }

    /// <summary>Those of the schedules that an earlier exploration had run, with which this one went on.</summary>
    public long Resumed { get; init; }

    /// <summary>The name of the strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>The seed of every random choice.</summary>
    public uint Seed { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The schedule that violates the test; null unless the verdict is <see cref="Verdict.Violated"/>.</summary>
    public Violation? Violation { get; init; }

    /// <summary>What is not controlled, by name and place; null unless the verdict is <see cref="Verdict.Refused"/>.</summary>
    public string? Refusal { get; init; }

    /// <summary>True when the caller stopped the exploration before it had run what was asked for.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>True when the time was up before it had run what was asked for.</summary>
    public bool IsOutOfTime { get; init; }

    /// <summary>
    /// With what to go on where it stopped (<see cref="ExplorationOptions.Resume"/>). Null if it was not stopped, and for a strategy that
    /// cannot go on.
    /// </summary>
    public ExplorationState? State { get; init; }

    /// <summary>How the test left the explorer's control, by description. Empty unless that was tolerated.</summary>
    public IReadOnlyList<UncontrolledOrigin> Uncontrolled { get; init; } = [];

    /// <summary>
    /// What the self-checks noticed. While a completion is unannounced, or something left out, it is not said that every schedule, or every
    /// interleaving, was explored.
    /// </summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}
