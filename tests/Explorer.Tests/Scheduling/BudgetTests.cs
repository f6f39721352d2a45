using Weft.Exploration.Planning;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>Explorations that end before they are done, and what they can go on with.</summary>
public class BudgetTests
{
    [Fact]
    public void Explore_TimeIsUp_IsOutOfTimeAndNotInterrupted()
    {
        var report = Explorer.Explore(
            Endless,
            new ExplorationOptions
            {
                Strategy = StrategyKind.RandomWalk,
                Schedules = int.MaxValue,
                Time = TimeSpan.FromMilliseconds(1),
            });

        Assert.Equal((Verdict.Sampled, true, false), (report.Verdict, report.IsOutOfTime, report.IsInterrupted));
        Assert.Equal("sampled, out of time", VerdictWords.Of(report));
    }

    [Fact]
    public void Explore_TimeLeft_IsDone()
    {
        var report = Explorer.Explore(
            Endless, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 10, Time = ExplorationOptions.LongestTime });

        Assert.Equal((Verdict.Sampled, 10, false), (report.Verdict, report.Schedules, report.IsOutOfTime));
    }

    [Fact]
    public void Explore_AnyReport_NamesItsProgram()
    {
        var one = Explorer.Explore(Endless, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 1 });
        var two = Explorer.Explore(Endless, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 2 });

        Assert.NotEqual(0u, one.Program);
        Assert.Equal(one.Program, two.Program);
    }

    [Fact]
    public void Explore_StateOfAnother_SaysWhatItIsOf()
    {
        var options = new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 1 };
        var report = Explorer.Explore(Endless, options);
        var fitting = new ExplorationState
        {
            Test = report.Test,
            Program = report.Program,
            Settings = ExplorationSettings.Of(options),
            Shard = Shard.Whole,
            Plan = new PlanState([]),
        };

        Assert.Equal($"is of another test, {report.Test}x", FaultOf(fitting with { Test = report.Test + "x" }));
        Assert.Equal("is of another version of Explorer.Tests.dll", FaultOf(fitting with { Program = report.Program + 1 }));
        Assert.Equal("is of the shard 1/2, not 1/1", FaultOf(fitting with { Shard = new Shard(1, 2) }));
        Assert.Equal(
            "was saved with other options: the seed (5, not 0)", FaultOf(fitting with { Settings = fitting.Settings with { Seed = 5 } }));

        string FaultOf(ExplorationState state)
        {
            var thrown = Assert.Throws<StateException>(() => Explorer.Explore(Endless, options with { Resume = state }));
            Assert.Equal($"The saved state {thrown.Fault}; explore the test from the start.", thrown.Message);
            return thrown.Fault;
        }
    }

    [Fact]
    public void Explore_OptionsThatCannotBe_AreRefused()
    {
        AssertRefused("The time of an exploration", new() { Time = TimeSpan.Zero });
        AssertRefused("The time of an exploration", new() { Time = TimeSpan.FromDays(25) });
        AssertRefused("The bound on preemptions", new() { Strategy = StrategyKind.Exhaustive, PreemptionBound = -1 });
        AssertRefused("There is no shard 3/2;", new() { Strategy = StrategyKind.Exhaustive, Shard = new Shard(3, 2) });
        AssertRefused("There is no shard 0/0;", new() { Strategy = StrategyKind.Exhaustive, Shard = default });
        AssertRefused("A bound on preemptions and a shard", new() { Strategy = StrategyKind.RandomWalk, PreemptionBound = 1 });
        AssertRefused("A bound on preemptions and a shard", new() { Strategy = StrategyKind.DepthFirst, Shard = new Shard(1, 2) });

        static void AssertRefused(string begin, ExplorationOptions options) =>
            Assert.StartsWith(
                begin, Assert.Throws<UsageException>(() => Explorer.Explore(Endless, options)).Message, StringComparison.Ordinal);
    }

    private static void Endless() => Interleaving.Run(Interleaving.Point, Interleaving.Point);
}
