using System.Runtime.InteropServices;

namespace Weft.Exploration.Strategies;

/// <summary>
/// One schedule only: whoever runs goes on as long as it can, and draws are zero. It is the first one of a depth-first walk. Since every
/// loop begins with it, it also measures the test for the strategies that have to know how large that is.
/// </summary>
internal sealed class Unpreempted : IStrategy
{
    private readonly List<Measured> _operations = []; // by number
    private int _steps;
    private int _choices;

    public bool BeginSchedule()
    {
        RepeatSchedule();
        return true;
    }

    public void RepeatSchedule()
    {
        _operations.Clear();
        (_steps, _choices) = (0, 0);
    }

    public int Choose(ICandidates candidates)
    {
        _choices++;
        return Math.Max(candidates.Current, 0);
    }

    public int Draw(int bound) => 0;

    public void Created(int operation, int creator, uint key) => _operations.Add(new Measured(creator, key, 0));

    public void Took(int operation)
    {
        _steps++;
        CollectionsMarshal.AsSpan(_operations)[operation].Steps++;
    }

    /// <summary>What the schedule has shown so far.</summary>
    public Profile Measure()
    {
        var weights = new Dictionary<uint, int>();
        var withCreated = _operations.ConvertAll(operation => operation.Steps);
        // From the last to the first: who creates has a smaller number than what it creates.
        for (var operation = _operations.Count - 1; operation >= 0; operation--)
        {
            var (creator, key, _) = _operations[operation];
            weights[key] = withCreated[operation];
            if (creator >= 0)
                withCreated[creator] += withCreated[operation];
        }
        return new Profile(_steps, _choices, weights);
    }

    /// <summary>What is known of an operation.</summary>
    /// <param name="Creator">The number of the operation that created it, or -1 if none did.</param>
    /// <param name="Key">Tells it from others in the same way in all schedules.</param>
    /// <param name="Steps">How many it has taken.</param>
    private record struct Measured(int Creator, uint Key, int Steps);
}
