using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>Where the scheduling points stand is pinned by the exact number of schedules without any reduction.</summary>
public class UnreducedCountTests
{
    [Fact]
    public void DepthFirst_TwoOperationsWithFivePointsEach_Runs252Schedules() => AssertSchedules(252, 5, 5);

    [Fact]
    public void DepthFirst_StoreBufferShape_Runs6Schedules() => AssertSchedules(6, 2, 2);

    [Fact]
    public void DepthFirst_IndependentReadsShape_Runs180Schedules() => AssertSchedules(180, 1, 1, 2, 2);

    [Fact]
    public void DepthFirst_ThreeOperationsWithTwoPointsEach_Runs90Schedules() => AssertSchedules(90, 2, 2, 2);

    [Fact]
    public void DepthFirst_EightOperationsWithOnePointEach_Runs40320Schedules() => AssertSchedules(40_320, 1, 1, 1, 1, 1, 1, 1, 1);

    [Fact]
    public void DepthFirst_OneOperation_RunsOneSchedule() => AssertSchedules(1, 7);

    private static void AssertSchedules(int expected, params int[] points)
    {
        var report = HandWritten.Explore(
            () => Interleaving.Run([.. points.Select(count => (Action)(() => Repeat(count)))]),
            new DepthFirst(),
            schedules: 1_000_000);

        Assert.Equal(Verdict.EveryScheduleExplored, report.Verdict);
        Assert.Equal(expected, report.Schedules);
    }

    private static void Repeat(int count)
    {
        for (var point = 0; point < count; point++)
            Interleaving.Point();
    }
}
