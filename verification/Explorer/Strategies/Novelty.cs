namespace Weft.Exploration.Strategies;

/// <summary>What a schedule is to those that were run before it.</summary>
internal enum Novelty
{
    /// <summary>Nobody has looked.</summary>
    Unknown,

    /// <summary>The first of its interleaving.</summary>
    New,

    /// <summary>One that belongs to another shard: it counts there.</summary>
    Elsewhere,

    /// <summary>Another one of an interleaving that has been run, or the beginning of one.</summary>
    Redundant,
}
