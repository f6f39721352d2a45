namespace Weft.Exploration.Strategies;

/// <summary>
/// A strategy that draws. The draws of a schedule depend on the seed and on the number of the schedule alone, so a schedule can be run
/// again, and the n-th schedule of a seed is the same whatever came before it.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="before">The number of schedules that are left out.</param>
internal abstract class Sampling(uint seed, long before) : IStrategy
{
    private long _schedule = before;
    private SplitMix _random;

    public bool BeginSchedule()
    {
        _schedule++;
        RepeatSchedule();
        return true;
    }

    public void RepeatSchedule()
    {
        _random = new SplitMix(((ulong)seed << 32) ^ (ulong)_schedule);
        Restart();
    }

    public abstract int Choose(ICandidates candidates);

    public int Draw(int bound) => _random.Next(bound);

    public virtual void Learn(Profile profile)
    {
    }

    public virtual void Created(int operation, int creator, uint key)
    {
    }

    public virtual void Took(int operation)
    {
    }

    public virtual bool IsFairAfter(uint stepsSoFar) => false;

    /// <summary>Forgets the schedule before. What it draws comes first in the schedule.</summary>
    protected virtual void Restart()
    {
    }

    /// <summary>
    /// Draws a priority, greater than zero. Two of a schedule are never the same, but by a chance that is not worth a thought.
    /// </summary>
    protected long DrawPriority() => (long)(_random.NextWord() >> 1) | 1;
}
