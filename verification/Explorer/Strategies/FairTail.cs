namespace Weft.Exploration.Strategies;

/// <summary>
/// Follows a strategy for as long as a schedule of the test may be expected to be, and draws evenly after that: one that is not fair may
/// let a loop wait for ever for an operation that it never chooses.
/// </summary>
/// <remarks>
/// Source: the fair form of PCT in Microsoft Coyote, a prefix by priorities and a random tail. The prefix is twice as long as the schedule
/// without preemptions, so that the guarantees of the strategy are not cut short in a schedule that is somewhat longer.
/// </remarks>
/// <param name="first">Chooses the prefix.</param>
/// <param name="tail">Chooses the rest.</param>
internal sealed class FairTail(Sampling first, RandomWalk tail) : IStrategy
{
    // A test that is short without preemptions may still be longer with them.
    private const int LeastPrefix = 100;

    private int _prefix = LeastPrefix;
    private int _steps;

    public bool BeginSchedule()
    {
        _steps = 0;
        return first.BeginSchedule() && tail.BeginSchedule();
    }

    public void RepeatSchedule()
    {
        _steps = 0;
        first.RepeatSchedule();
        tail.RepeatSchedule();
    }

    public int Choose(ICandidates candidates) => _steps < _prefix ? first.Choose(candidates) : tail.Choose(candidates);

    public int Draw(int bound) => first.Draw(bound);

    public void Learn(Profile profile)
    {
        _prefix = Math.Max(LeastPrefix, 2 * profile.Steps);
        first.Learn(profile);
    }

    public void Created(int operation, int creator, uint key) => first.Created(operation, creator, key);

    public void Took(int operation)
    {
        _steps++;
        first.Took(operation);
    }

    // Not as soon as the tail begins: what has waited through the prefix has not been treated fairly yet.
    public bool IsFairAfter(uint stepsSoFar) => _steps >= 2 * _prefix;
}
