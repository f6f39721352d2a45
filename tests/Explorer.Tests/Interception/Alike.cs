using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Runs a scenario as it stands, on the real types, and then its rewritten copy: what it asserts holds for both.</summary>
internal static class Alike
{
    public static void Holds(Func<Task> scenario)
    {
        Task.Run(scenario).GetAwaiter().GetResult(); // without the context of the test runner
        Explored.Holds(scenario, 30);
    }

    public static void Holds(Action scenario)
    {
        scenario();
        var report = Explorer.Explore(scenario, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 30 });
        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
    }
}
