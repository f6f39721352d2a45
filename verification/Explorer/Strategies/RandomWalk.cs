namespace Weft.Exploration.Strategies;

/// <summary>
/// Draws every choice evenly. The draws of a schedule depend on the seed and on the number of the schedule alone, so a schedule
/// can be run again, and the n-th schedule of a seed is the same whatever came before it.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="before">The number of schedules that are left out.</param>
internal sealed class RandomWalk(uint seed, long before = 0) : IStrategy
{
    private long _schedule = before;
    private SplitMix _random;

    public bool BeginSchedule()
    {
        _schedule++;
        RepeatSchedule();
        return true;
    }

    public void RepeatSchedule() => _random = new SplitMix(((ulong)seed << 32) ^ (ulong)_schedule);

    public int Choose(ICandidates candidates) => _random.Next(candidates.Count);

    public int Draw(int bound) => _random.Next(bound);
}
