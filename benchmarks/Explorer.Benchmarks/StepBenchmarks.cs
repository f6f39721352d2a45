using BenchmarkDotNet.Attributes;
using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Benchmarks;

/// <summary>What a step costs while other operations wait: 40,000 steps a schedule, of two operations that take turns at random.</summary>
public class StepBenchmarks
{
    private const int Schedules = 5;

    /// <summary>
    /// What the two do. Starting and ending those that wait takes a few steps for each; there are enough others for that not to count.
    /// </summary>
    public const int Steps = 40_000;

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
        new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = Schedules, MaxSteps = 2 * Steps, Parallelism = 1 });
}
