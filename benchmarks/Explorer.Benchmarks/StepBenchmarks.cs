using BenchmarkDotNet.Attributes;
using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Benchmarks;

/// <summary>What a step costs while other operations wait: some 4,000 steps a schedule, of two operations that take turns at random.</summary>
public class StepBenchmarks
{
    private const int Schedules = 40;

    // What the two do; starting and ending the waiting ones takes a few steps more.
    private const int Steps = 4_000;

    /// <summary>How many wait.</summary>
    [Params(2, 20, 200)]
    public int Waiting { get; set; }

    /// <summary>One loop, so that the figure is that of a step.</summary>
    [Benchmark(OperationsPerInvoke = Schedules * Steps)]
    public ExplorationReport Step() => Explorer.Check(
        Waiting switch
        {
            2 => Subjects.TwoWaiting,
            20 => Subjects.TwentyWaiting,
            _ => Subjects.TwoHundredWaiting,
        },
        new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = Schedules, Parallelism = 1 });
}
