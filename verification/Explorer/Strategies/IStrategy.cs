namespace Weft.Exploration.Strategies;

/// <summary>
/// Decides which schedules are run. It is asked only where there is something to decide: with two candidates or more.
/// Calls come one at a time, but from different threads.
/// </summary>
internal interface IStrategy
{
    /// <summary>Turns to the next schedule. False when there is none left: then every schedule has been run.</summary>
    bool BeginSchedule();

    /// <summary>Turns back to the start of the schedule that has just ended: the execution is run again.</summary>
    void RepeatSchedule();

    /// <summary>Chooses who runs next.</summary>
    /// <returns>The place of the chosen one.</returns>
    int Choose(ICandidates candidates);

    /// <summary>Draws a number from 0 to <paramref name="bound"/>, which is not included.</summary>
    int Draw(int bound);
}
