using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>The schedule without preemptions is run before and after all others: it has to take the same steps.</summary>
public class DriftTests
{
    private static int s_runs;
    private static object? s_cache;

    [Fact]
    public void Explore_StateThatGrowsFromScheduleToSchedule_IsNotDeterministic()
    {
        var report = Explorer.Explore(
            static () => PassPoints(++s_runs), new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 10 });

        Assert.Equal(ViolationKind.NotDeterministic, report.Violation?.Kind);
        Assert.Contains(
            "run three times before the exploration: step 4 was 'no step' before, and then 'lets others run",
            report.Violation!.Message,
            StringComparison.Ordinal);
        Assert.Empty(report.Violation.Replay);
        Assert.Equal(4, report.Violation.Trace.Steps.Count);
        Assert.DoesNotContain(report.Remarks, remark => remark.Kind == RemarkKind.Initialization);
    }

    [Fact]
    public void Explore_StateThatChangesLate_IsNotDeterministic()
    {
        var report = Explorer.Explore(
            static () => PassPoints(++s_runs < 50 ? 1 : 2),
            new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 100 });

        Assert.Equal(ViolationKind.NotDeterministic, report.Violation?.Kind);
        Assert.Contains("run again after 100 others", report.Violation!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_StateThatIsInitializedOnce_IsNoViolation()
    {
        var report = Explorer.Explore(
            static () => PassPoints(Interlocked.CompareExchange(ref s_cache, new object(), null) is null ? 3 : 1),
            new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 100 });

        Assert.Equal((Verdict.Sampled, 100), (report.Verdict, report.Schedules));
    }

    [Fact]
    public void Explore_TestThatIsAlwaysViolated_IsViolatedAndNotDrifting()
    {
        var report = Explorer.Explore(
            static () =>
            {
                PassPoints(1);
                Assert.Fail("always");
            },
            new ExplorationOptions { Strategy = StrategyKind.RandomWalk });

        Assert.Equal((ViolationKind.Assertion, 1), (report.Violation?.Kind, report.Schedules));
    }

    private static void PassPoints(int count)
    {
        for (; count > 0; count--)
            Interleaving.Point();
    }
}
