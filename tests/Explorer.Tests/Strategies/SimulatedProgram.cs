using Weft.Exploration.Causality;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>
/// Operations that take given steps and never wait, without running anything: what a strategy makes of them is its own doing alone.
/// </summary>
/// <param name="operations">The accesses of each.</param>
internal sealed class SimulatedProgram(params Access[][] operations) : ICandidates
{
    private readonly int[] _taken = new int[operations.Length];
    private readonly Candidate[] _candidates = new Candidate[operations.Length];

    public int Count { get; private set; }

    public int Current { get; private set; }

    public ReadOnlySpan<Candidate> All() => _candidates.AsSpan(0, Count);

    /// <summary>The access of one operation to what no other touches.</summary>
    public static Access Own(int operation) => new(AccessKind.Write, 1_000 + operation, 0);

    /// <summary>Operations with so many steps each, which touch nothing that another touches.</summary>
    public static SimulatedProgram Of(params int[] steps) =>
        new([.. steps.Select((count, operation) => Enumerable.Repeat(Own(operation), count).ToArray())]);

    /// <summary>Measures the schedule without preemptions.</summary>
    public Profile Measure()
    {
        var unpreempted = new Unpreempted();
        Run(unpreempted, []);
        return unpreempted.Measure();
    }

    /// <summary>Runs the next schedule and says who took its steps, a digit for each.</summary>
    public string Next(IStrategy strategy)
    {
        var order = new List<int>();
        Run(strategy, order);
        return string.Concat(order);
    }

    /// <summary>Runs the next schedule.</summary>
    /// <param name="strategy">Chooses.</param>
    /// <param name="order">Who took each step; null where nobody wants to know.</param>
    public void Run(IStrategy strategy, List<int>? order)
    {
        Assert.True(strategy.BeginSchedule());
        RunAgain(strategy, order);
    }

    /// <summary>Runs the schedule that the strategy has begun, or gone back to the beginning of.</summary>
    public void RunAgain(IStrategy strategy, List<int>? order)
    {
        Array.Clear(_taken);
        for (var operation = 0; operation < operations.Length; operation++)
            strategy.Created(operation, -1, (uint)operation);
        for (var last = -1; Present(last);)
        {
            last = _candidates[Count == 1 ? 0 : strategy.Choose(this)].Operation;
            strategy.Took(last);
            _taken[last]++;
            order?.Add(last);
        }
    }

    private bool Present(int last)
    {
        (Count, Current) = (0, -1);
        for (var operation = 0; operation < operations.Length; operation++)
        {
            if (_taken[operation] == operations[operation].Length)
                continue;
            if (operation == last)
                Current = Count;
            _candidates[Count++] = new Candidate(operation, operations[operation][_taken[operation]]);
        }
        return Count > 0;
    }
}
