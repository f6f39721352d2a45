using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>A collection moves objects, and with them what an address stands for: the schedule is run again.</summary>
public class CollectionTests
{
    [Fact]
    public void Explore_TestThatAllocates_RedoesSchedules()
    {
        var report = Explorer.Explore(
            static () =>
            {
                var garbage = new byte[60_000];
                GC.KeepAlive(garbage);
                return Task.CompletedTask;
            },
            new ExplorationOptions { Schedules = 20_000, Strategy = Exploration.Strategies.StrategyKind.RandomWalk });
        Assert.Equal(Verdict.Sampled, report.Verdict);
        Assert.Equal(20_000, report.Schedules);
        Assert.True(report.Redone > 0);
        Assert.Equal(report.Schedules, report.Steps); // one step each, and those that were thrown away do not count
    }

    [Fact]
    public void Explore_TestThatCollects_EndsAllTheSame()
    {
        var report = Explorer.Explore(static async () =>
        {
            await Task.Yield();
            GC.Collect(0);
        }, new ExplorationOptions { Strategy = Weft.Exploration.Strategies.StrategyKind.DepthFirst });
        Assert.Equal(Verdict.EveryScheduleExplored, report.Verdict);
        Assert.Equal(1, report.Schedules);
        Assert.Equal(3, report.Redone);
    }
}
