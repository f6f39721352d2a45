namespace Weft.Exploration.Strategies;

/// <summary>
/// One schedule only: whoever runs goes on as long as it can, and draws are zero. It is the first one of a depth-first walk.
/// </summary>
internal sealed class Unpreempted : IStrategy
{
    public bool BeginSchedule() => true;

    public void RepeatSchedule()
    {
        // There is nothing to turn back to.
    }

    public int Choose(ICandidates candidates) => Math.Max(candidates.Current, 0);

    public int Draw(int bound) => 0;
}
