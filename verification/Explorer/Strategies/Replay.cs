using Weft.Exploration.Traces;

namespace Weft.Exploration.Strategies;

/// <summary>Runs one recorded schedule again, strictly: a choice that the record does not fit ends it.</summary>
/// <param name="choices">What was chosen.</param>
/// <param name="steps">The hash of the steps that the schedule ended with.</param>
internal sealed class Replay(ChoiceReader choices, uint steps) : IStrategy
{
    private int _taken;

    public bool BeginSchedule()
    {
        RepeatSchedule();
        return true;
    }

    public void RepeatSchedule()
    {
        _taken = 0;
        choices.Rewind();
    }

    public int Choose(ICandidates candidates) => Take(candidates.Count);

    public int Draw(int bound) => Take(bound);

    public bool HoldsAtHints() => Take(2) == 1;

    // Whether the schedule was fair is not recorded, but where it ended is: there, and nowhere else, it may end for the same reason.
    public bool IsFairAfter(uint stepsSoFar) => stepsSoFar == steps;

    private int Take(int count)
    {
        _taken++;
        if (!choices.TryRead(count, out var choice))
            throw new DivergenceException($"choice {_taken}: the recorded schedule has no choice here");
        if (choice >= count)
            throw new DivergenceException($"choice {_taken}: the recorded schedule chose number {choice + 1} of {count}");
        return choice;
    }
}
