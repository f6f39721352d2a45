using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies;

/// <summary>
/// Decides which schedules are run. It is asked only where there is something to decide: with two candidates or more.
/// Calls come one at a time, but from different threads.
/// </summary>
internal interface IStrategy
{
    /// <summary>Turns to the next schedule. False when there is none left: then every schedule has been run.</summary>
    bool BeginSchedule();

    /// <summary>The schedule has ended, and counts.</summary>
    /// <param name="isWhole">False if objects have moved while it ran, so that what it touched tells nothing.</param>
    /// <param name="isRedundant">True if the strategy has ended it.</param>
    /// <returns>What it was to those before it.</returns>
    Novelty EndSchedule(bool isWhole, bool isRedundant) => Novelty.Unknown;

    /// <summary>Turns back to the start of the schedule that has just ended: the execution is run again.</summary>
    void RepeatSchedule();

    /// <summary>
    /// Follows what steps touch, for a strategy that needs to know; null for one that does not. One that does is asked at every step, with one
    /// candidate too.
    /// </summary>
    IWitness? Witness => null;

    /// <summary>Chooses who runs next.</summary>
    /// <returns>The place of the chosen one, or -1 if all that could follow is explored: then the schedule ends there.</returns>
    int Choose(ICandidates candidates);

    /// <summary>Draws a number from 0 to <paramref name="bound"/>, which is not included.</summary>
    int Draw(int bound);

    /// <summary>
    /// True if an operation that stays enabled is bound to be chosen in the end, so that something which does not come about for
    /// very many steps says more about the test than about the strategy.
    /// </summary>
    /// <param name="stepsSoFar">A hash of the steps that the schedule has taken.</param>
    bool IsFairAfter(uint stepsSoFar) => false;
}
