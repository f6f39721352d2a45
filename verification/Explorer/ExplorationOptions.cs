using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration;

/// <summary>What to explore with and for how long. Every value has a default that suits a test of a few operations.</summary>
public sealed record ExplorationOptions
{
    /// <summary>The number of schedules after which a sampling strategy stops, unless it is told otherwise.</summary>
    public const int DefaultSchedules = 10_000;

    /// <summary>The number of scheduling points after which a schedule counts as endless, unless it is told otherwise.</summary>
    public const int DefaultMaxSteps = 10_000;

    /// <summary>The depth of the bugs that are looked for, unless it is told otherwise.</summary>
    public const int DefaultDepth = 3;

    /// <summary>The most that <see cref="Time"/> can be: what a timer of the system takes.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(24);

    /// <summary>Which schedules are tried, and in which order.</summary>
    public StrategyKind Strategy { get; init; } = StrategyKind.Mixed;

    /// <summary>The most schedules that are tried.</summary>
    public int Schedules { get; init; } = DefaultSchedules;

    /// <summary>
    /// The most preemptions of the interleavings that <see cref="StrategyKind.Exhaustive"/> explores; null for all. A preemption is a
    /// switch away from an operation that could go on.
    /// </summary>
    public int? PreemptionBound { get; init; }

    /// <summary>
    /// Whether accesses to plain fields, statics and array elements are watched: two of them that nothing orders, one of them a write,
    /// violate the test.
    /// </summary>
    public bool FindsRaces { get; init; } = true;

    /// <summary>The part of an exhaustive exploration that is run; all of it unless it is told otherwise.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>
    /// How long the exploration may take; null for as long as it needs. It stops after the schedule that is running then, and the report
    /// says that it is out of time. How much is done by then depends on the machine; nothing else does.
    /// </summary>
    public TimeSpan? Time { get; init; }

    /// <summary>
    /// What an earlier exploration had done when it stopped (<see cref="ExplorationReport.State"/>), to go on from there; null to begin
    /// anew.
    /// </summary>
    public ExplorationState? Resume { get; init; }

    /// <summary>The seed of every random choice. The same seed gives the same schedules on any machine.</summary>
    public uint Seed { get; init; }

    /// <summary>
    /// The depth of the bugs that <see cref="StrategyKind.Pct"/> looks for: how many orders between two steps each are needed to bring one
    /// about. For <see cref="StrategyKind.DelayBounded"/> one more than the most delays of a schedule. Most bugs have a depth of 1 to 3;
    /// with a larger one than needed they become less likely.
    /// </summary>
    public int Depth { get; init; } = DefaultDepth;

    /// <summary>The most scheduling points of one schedule; one that passes more is reported as having no end.</summary>
    public int MaxSteps { get; init; } = DefaultMaxSteps;

    /// <summary>
    /// Whether a schedule that has no end violates the test. If not, it is cut off there and the next one is run: for tests with a
    /// loop that never ends by intention.
    /// </summary>
    public bool NoEndIsViolation { get; init; } = true;

    /// <summary>
    /// The steps of a fair schedule for which an obligation may be outstanding (<see cref="Interleaving.Eventually"/>); half of
    /// <see cref="MaxSteps"/> if it is null, without limit if it is 0. Depth-first is not fair, so there nothing is too long.
    /// </summary>
    public int? LivenessThreshold { get; init; }

    /// <summary>
    /// An object that every schedule can ask for by <see cref="Interleaving.Companion"/>. Of a type that the explored copy shares
    /// with the caller: one of the framework, or of an assembly that is never rewritten.
    /// </summary>
    public object? Companion { get; init; }

    /// <summary>
    /// How long an operation may run without passing a scheduling point before the test is refused as blocking outside the
    /// explorer's control. Time decides nothing else.
    /// </summary>
    public TimeSpan BlockedAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many schedules are run at the same time, each in a copy of the program of its own; 0 for one on each processor. The result is
    /// the same for any number. What runs outside the explorer's control is not split, so a test that is tolerated to has one copy only.
    /// </summary>
    public int Parallelism { get; init; }

    /// <summary>
    /// What becomes of a test that does something which the explorer does not control. When it is tolerated, a schedule that would
    /// be stuck waits up to half of <see cref="BlockedAfter"/> for what a real thread may bring back.
    /// </summary>
    public UncontrolledWork Uncontrolled { get; init; }

    /// <summary>
    /// Stops the exploration after the schedule that is running. The report then tells what was done so far, and that it was stopped.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether the first schedule that violates the test is the last. If not it counts as one that ended well.</summary>
    internal bool StopsAtViolation { get; init; } = true;

    /// <summary>Called with the signature of each interleaving that is explored.</summary>
    internal Action<ulong>? OnInterleaving { get; init; }

    /// <summary>Called now and then while exploring, from a thread of the explorer.</summary>
    public Action<ExplorationProgress>? Progress { get; init; }
}
