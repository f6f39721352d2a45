using BenchmarkDotNet.Attributes;
using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Benchmarks;

/// <summary>How many schedules of a test are run in a second, with one loop and with two.</summary>
public class ScheduleBenchmarks
{
    private const int Schedules = 20_000;

    /// <summary>Draws its schedules evenly, or walks through neighbouring ones with few preemptions.</summary>
    [Params(StrategyKind.RandomWalk, StrategyKind.DepthFirst)]
    public StrategyKind Strategy { get; set; }

    /// <summary>How many schedules are run at the same time.</summary>
    [Params(1, 2)]
    public int Parallelism { get; set; }

    /// <summary>Two wait for an event, one sets it.</summary>
    [Benchmark(OperationsPerInvoke = Schedules)]
    public ExplorationReport Event() => Explore(Subjects.Event);

    /// <summary>Three operations increment under a lock, three times each.</summary>
    [Benchmark(OperationsPerInvoke = Schedules)]
    public ExplorationReport Lock() => Explore(Subjects.Lock);

    /// <summary>One writes three items into a bounded channel, another one reads them.</summary>
    [Benchmark(OperationsPerInvoke = Schedules)]
    public ExplorationReport Channel() => Explore(Subjects.BoundedChannel);

    /// <summary>Twenty operations increment one number.</summary>
    [Benchmark(OperationsPerInvoke = Schedules)]
    public ExplorationReport TwentyOperations() => Explore(Subjects.TwentyOperations);

    private ExplorationReport Explore(Func<Task> test)
    {
        var report = Explorer.Check(test, new ExplorationOptions { Strategy = Strategy, Schedules = Schedules, Parallelism = Parallelism });
        return report.Schedules == Schedules
            ? report
            : throw new InvalidOperationException($"{report.Schedules} schedules were run instead of {Schedules}.");
    }
}
