using BenchmarkDotNet.Attributes;
using Weft.Exploration;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Benchmarks;

/// <summary>The test of three operations: two wait for an event, one sets it.</summary>
public class EventExplorations
{
    private const int Schedules = 20_000;

    /// <summary>Draws its schedules evenly, or walks through neighbouring ones with few preemptions.</summary>
    [Params(StrategyKind.RandomWalk, StrategyKind.DepthFirst)]
    public StrategyKind Strategy { get; set; }

    /// <summary>A whole exploration, rewriting included.</summary>
    [Benchmark(OperationsPerInvoke = Schedules)]
    public ExplorationReport Explore()
    {
        var report = Explorer.Check(TwoWaitAndOneSets, new ExplorationOptions { Strategy = Strategy, Schedules = Schedules });
        return report.Schedules == Schedules ? report : throw new InvalidOperationException($"{report.Schedules} schedules were run instead of {Schedules}.");
    }

    /// <summary>Two wait and one sets.</summary>
    public static async Task TwoWaitAndOneSets()
    {
        var ready = new AwaitableEvent();
        var first = Task.Run(async () => await ready);
        var second = Task.Run(async () => await ready);
        var setter = Task.Run(() => ready.Set());
        await Task.WhenAll(first, second, setter);
    }
}
