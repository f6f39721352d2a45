using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests;

/// <summary>Explores a test in its rewritten copy and asserts how that ends.</summary>
internal static class Explored
{
    /// <summary>No schedule of a sample violates the test.</summary>
    public static ExplorationReport Holds(Func<Task> test, int schedules = 300)
    {
        var report = Explorer.Explore(test, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = schedules });
        Assert.True(report.Verdict == Verdict.Sampled, Describe(report));
        Assert.Equal(schedules, report.Schedules);
        AssertAnnounced(report);
        return report;
    }

    /// <summary>There are few enough schedules to run them all, and none violates the test.</summary>
    public static ExplorationReport HoldsAlways(Func<Task> test, int atMost = 20_000)
    {
        var report = Explorer.Explore(test, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = atMost });
        Assert.True(report.Verdict == Verdict.EveryScheduleExplored, Describe(report));
        AssertAnnounced(report);
        return report;
    }

    /// <summary>
    /// A schedule among the first <paramref name="within"/> violates the test. What it does wrong in other ways is not looked for: a race
    /// would be found before the interleaving that makes something of it.
    /// </summary>
    public static Violation Fails(Func<Task> test, ViolationKind kind, int within = 100)
    {
        var isRace = kind == ViolationKind.DataRace;
        var report = Explorer.Explore(
            test, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = within, FindsRaces = isRace });
        Assert.True(report.Violation?.Kind == kind, Describe(report));
        AssertAnnounced(report);
        return report.Violation!;
    }

    /// <summary>The test holds in some schedules, so it needs an interleaving to fail; and one is found.</summary>
    public static Violation FailsSometimes(Func<Task> test, ViolationKind kind = ViolationKind.Assertion, int within = 100)
    {
        var first = Explorer.Explore(
            test, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 1, FindsRaces = false });
        Assert.True(first.Violation is null, "The schedule without preemptions fails already. " + Describe(first));
        return Fails(test, kind, within);
    }

    /// <summary>The test does something that is not controlled.</summary>
    public static string Refused(Func<Task> test)
    {
        var report = Explorer.Explore(test, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 100 });
        Assert.True(report.Verdict == Verdict.Refused, Describe(report));
        return report.Refusal!;
    }

    /// <summary>What tests of the explorer do is announced, without exception: else a hook has a gap.</summary>
    private static void AssertAnnounced(ExplorationReport report) =>
        Assert.False(report.Remarks.Any(remark => remark.Kind == RemarkKind.UnannouncedCompletion), Describe(report));

    public static string Describe(ExplorationReport report) =>
        $"{report.Verdict} after {report.Schedules} schedules. {report.Refusal}"
        + string.Concat(report.Remarks.Select(remark => $"\nremark: {remark.Text}"))
        + (report.Violation is { } violation ? $"{violation.Kind}: {violation.Message}\n{TraceTable.Render(violation.Trace)}" : "");
}
