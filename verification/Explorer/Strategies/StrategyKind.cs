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
    /// Every interleaving once: first those with no preemption, then with one, and so on, and then all of them by dynamic partial-order reduction.
    /// </summary>
    Exhaustive,

    /// <summary>Every schedule once, the last choice varied first, without any reduction.</summary>
    DepthFirst,
}
