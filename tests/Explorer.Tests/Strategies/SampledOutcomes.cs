using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>How often each outcome of a program came, and whether that is as often as a guarantee says.</summary>
/// <remarks>The seed is fixed, so it is the same number each time: no test passes or fails by luck.</remarks>
internal sealed class SampledOutcomes
{
    private const double Deviations = 4;

    private readonly List<string> _outcomes = [];

    private SampledOutcomes()
    {
    }

    /// <summary>How often each outcome came.</summary>
    public IEnumerable<int> Counts => _outcomes.GroupBy(outcome => outcome).Select(group => group.Count());

    /// <summary>The schedules that ran; one that was run again, because a collection moved objects, counts twice.</summary>
    public int Runs => _outcomes.Count;

    /// <summary>The steps of a schedule, for a program in which all have the same number.</summary>
    public int Steps { get; private init; }

    /// <summary>Runs a program, which adds what came of each schedule to its argument.</summary>
    public static SampledOutcomes Of(
        Action<List<string>> program, StrategyKind strategy, int schedules, int depth = ExplorationOptions.DefaultDepth)
    {
        var outcomes = new List<string>(schedules + 100);
        var report = Explorer.Explore(outcomes, program, new ExplorationOptions
        {
            Strategy = strategy,
            Schedules = schedules,
            Depth = depth,
            Seed = 2026,
            Parallelism = 1, // two would share the list
        });
        Assert.Equal((Verdict.Sampled, schedules), (report.Verdict, report.Schedules));
        Assert.Equal(0, report.Steps % schedules);
        var sampled = new SampledOutcomes { Steps = (int)(report.Steps / schedules) };
        sampled._outcomes.AddRange(outcomes[2..^1]); // without the runs of the schedule without preemptions, before and after
        return sampled;
    }

    public int Count(string outcome) => _outcomes.Count(other => other == outcome);

    /// <summary>Fails if an outcome came less often than it has to, by more than chance explains.</summary>
    public void AssertAtLeast(double probability, string outcome)
    {
        var least = (Runs * probability) - (Deviations * DeviationOf(probability));
        Assert.True(least > 5, $"the sample is too small to tell: {Runs} schedules and a probability of {probability}");
        Assert.True(Count(outcome) >= least, $"{outcome} came {Count(outcome)} times of {Runs}, and has to {least:F1} times");
    }

    /// <summary>Fails if an outcome came more often than it should, by more than chance explains.</summary>
    public void AssertAtMost(double probability, string outcome)
    {
        var most = (Runs * probability) + (Deviations * DeviationOf(probability));
        Assert.True(Count(outcome) <= most, $"{outcome} came {Count(outcome)} times of {Runs}, and may {most:F1} times");
    }

    /// <summary>Fails if the outcomes are not as many as they should be, or not evenly distributed, by Pearson's chi-square.</summary>
    public void AssertEven(int outcomes)
    {
        Assert.Equal(outcomes, Counts.Count());
        var expected = (double)Runs / outcomes;
        var freedom = outcomes - 1;
        var statistic = Counts.Sum(count => (count - expected) * (count - expected) / expected);
        var most = freedom + (Deviations * Math.Sqrt(2 * freedom)); // its mean and its variance
        Assert.True(statistic <= most, $"chi-square is {statistic:F1}, and may be {most:F1}");
    }

    private double DeviationOf(double probability) => Math.Sqrt(Runs * probability * (1 - probability));
}
