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
    /// Follows what steps touch, for a strategy that needs to know; null for one that does not. One that does is asked at every step, with
    /// one candidate too.
    /// </summary>
    IWitness? Witness => null;

    /// <summary>
    /// True if it runs one schedule for many that differ in the order of independent steps only: then who may run must follow from the
    /// interleaving alone, and not from the order of the schedule.
    /// </summary>
    bool IsReducing => false;

    /// <summary>
    /// True if an operation that gives a hint is held until what it has looked at is written, and not by fairness. Asked once in a
    /// schedule, at the first hint.
    /// </summary>
    bool HoldsAtHints() => IsReducing;

    /// <summary>Tells how large the test is; called once, before the first schedule.</summary>
    void Learn(Profile profile)
    {
    }

    /// <summary>Tells that there is a new operation in this schedule, chosen or not.</summary>
    /// <param name="operation">Its number: one more than that of the operation before.</param>
    /// <param name="creator">The number of the operation that created it, or -1 if none did.</param>
    /// <param name="key">Tells it from others in the same way in all schedules, as far as they agree about who creates what.</param>
    void Created(int operation, int creator, uint key)
    {
    }

    /// <summary>Tells that <paramref name="operation"/> takes a step, also where there was nothing to choose.</summary>
    void Took(int operation)
    {
    }

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
