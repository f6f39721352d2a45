using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Strategies;

public class MixedTests
{
    [Fact]
    public void Mixed_SmallTest_RunsEverySchedule()
    {
        var report = HandWritten.Explore(() => Interleaving.Run(Twice, Twice), new Mixed(100, seed: 1), schedules: 100);

        Assert.Equal((Verdict.EveryScheduleExplored, 6), (report.Verdict, report.Schedules));
    }

    [Fact]
    public void Mixed_LargeTest_UsesTheWholeBudgetAndSaysSampled()
    {
        var report = HandWritten.Explore(() => Interleaving.Run(Twice, Twice, Twice, Twice), new Mixed(100, seed: 1), schedules: 100);

        Assert.Equal((Verdict.Sampled, 100), (report.Verdict, report.Schedules));
    }

    [Fact]
    public void Mixed_LoopThatPollsAnotherOperation_IsNoViolationOfTheTest()
    {
        var report = HandWritten.Explore(PollUntilSet, new Mixed(100, seed: 1), schedules: 100, maxSteps: 2_000);

        Assert.Equal((Verdict.Sampled, 100), (report.Verdict, report.Schedules));
    }

    [Fact]
    public void Mixed_LoopThatNeverEnds_HasNoEnd()
    {
        var report = HandWritten.Explore(PollForEver, new Mixed(100, seed: 1), schedules: 100, maxSteps: 500);

        Assert.Equal(ViolationKind.NoEnd, report.Violation?.Kind);
    }

    private static void Twice()
    {
        Interleaving.Point();
        Interleaving.Point();
    }

    private static void PollUntilSet()
    {
        var isSet = false;
        Interleaving.Run(
            () =>
            {
                while (!isSet)
                    Interleaving.Point();
            },
            () =>
            {
                Interleaving.Point();
                isSet = true;
            });
    }

    private static void PollForEver()
    {
        while (true)
            Interleaving.Point();
    }
}
