namespace Weft.Exploration.Strategies;

/// <summary>The ways to choose which schedules are tried.</summary>
public enum StrategyKind
{
    /// <summary>
    /// Half of the schedules depth first, and if that has not run them all, the other half drawn evenly. The verdict says which.
    /// </summary>
    Mixed,

    /// <summary>Every choice is drawn evenly from the enabled operations, from a seed.</summary>
    RandomWalk,

    /// <summary>
    /// Every interleaving once: first those with no preemption, then with one, and so on, and then all of them by dynamic partial-order
    /// reduction.
    /// </summary>
    Exhaustive,

    /// <summary>Every schedule once, the last choice varied first, without any reduction.</summary>
    DepthFirst,

    /// <summary>
    /// Random priorities, which change at a few random steps. Finds a bug of depth <see cref="ExplorationOptions.Depth"/> with a known
    /// probability, however many steps stand between those that matter.
    /// </summary>
    Pct,

    /// <summary>
    /// A random priority for each pending access, and a new one where it races with the one that was chosen: for bugs that depend on the
    /// order of accesses with many other steps between them.
    /// </summary>
    Pos,

    /// <summary>Every operation in proportion to the steps that are left to it, so that about all schedules are equally likely.</summary>
    UniformRandomWalk,

    /// <summary>
    /// One operation after the other, and at a few random choices the next one first: <see cref="ExplorationOptions.Depth"/> less one.
    /// </summary>
    DelayBounded,

    /// <summary>
    /// One schedule each of <see cref="RandomWalk"/>, <see cref="Pct"/>, <see cref="Pos"/>, <see cref="UniformRandomWalk"/> and
    /// <see cref="DelayBounded"/> in turn.
    /// </summary>
    Portfolio,
}
