using Weft.Exploration.Traces;

namespace Weft.Exploration.Strategies;

/// <summary>Runs one recorded schedule again, strictly: a choice that the record does not fit ends it.</summary>
internal sealed class Replay(ChoiceReader choices) : IStrategy
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
