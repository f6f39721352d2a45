using Weft.Exploration.Strategies;

namespace Weft.Exploration.Conformity;

/// <summary>Runs the same schedules of a random walk over and over, one after another.</summary>
/// <param name="numbers">Which of the walk.</param>
internal sealed class SameSchedules(IReadOnlyList<long> numbers) : IStrategy
{
    private RandomWalk _current = new(0);
    private int _begun = -1;

    /// <summary>The number of the schedule that is being run.</summary>
    public long Current => numbers[Math.Max(_begun, 0) % numbers.Count];

    public bool BeginSchedule()
    {
        _begun++;
        _current = new RandomWalk(0, Current);
        return _current.BeginSchedule();
    }

    public void RepeatSchedule() => _current.RepeatSchedule();

    public int Choose(ICandidates candidates) => _current.Choose(candidates);

    public int Draw(int bound) => _current.Draw(bound);
}
