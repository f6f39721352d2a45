namespace Weft.Exploration.Strategies;

/// <summary>
/// Draws every choice evenly. The draws of a schedule depend on the seed and on the number of the schedule alone, so a schedule
/// can be run again, and the n-th schedule of a seed is the same whatever came before it.
/// </summary>
internal sealed class RandomWalk(uint seed) : IStrategy
{
    private long _schedule;
    private SplitMix _random;

    public string Name => "random";

    public bool BeginSchedule()
    {
        _schedule++;
        RepeatSchedule();
        return true;
    }

    public void RepeatSchedule() => _random = new SplitMix(((ulong)seed << 32) ^ (ulong)_schedule);

    public int Choose(ReadOnlySpan<Candidate> candidates, int current) => _random.Next(candidates.Length);

    public int Draw(int bound) => _random.Next(bound);

    public bool IsFairAfter(uint stepsSoFar) => true;
}
