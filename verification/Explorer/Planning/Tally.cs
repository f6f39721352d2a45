using Weft.Exploration.Strategies;

namespace Weft.Exploration.Planning;

/// <summary>What a number of schedules came to.</summary>
/// <param name="Schedules">How many there were.</param>
/// <param name="Steps">The steps that they took.</param>
/// <param name="Interleavings">How many were the first of their interleaving.</param>
/// <param name="Redundant">How many were not.</param>
internal readonly record struct Tally(long Schedules, long Steps, long Interleavings, long Redundant)
{
    /// <summary>With one schedule more.</summary>
    public Tally With(long steps, Novelty novelty) => new(
        Schedules + 1,
        Steps + steps,
        Interleavings + (novelty == Novelty.New ? 1 : 0),
        Redundant + (novelty == Novelty.Redundant ? 1 : 0));

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally one, Tally other) => new(
        one.Schedules + other.Schedules,
        one.Steps + other.Steps,
        one.Interleavings + other.Interleavings,
        one.Redundant + other.Redundant);
}
