using Weft.Exploration.Planning;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Strategies;

public class MixedTests
{
    [Fact]
    public void Mixed_SmallTest_RunsEveryInterleaving()
    {
        var report = Explore(() => Interleaving.Run(Twice, Twice));

        Assert.Equal((Verdict.EveryInterleavingExplored, 6), (report.Verdict, report.Schedules));
    }

    [Fact]
    public void Mixed_LargeTest_UsesTheWholeBudgetAndSaysSampled()
    {
        var report = Explore(() => Interleaving.Run(Twice, Twice, Twice, Twice));

        Assert.Equal((Verdict.Sampled, 100), (report.Verdict, report.Schedules));
    }

    [Fact]
    public void Mixed_LoopThatPollsAnotherOperation_IsNoViolationOfTheTest()
    {
        var report = Explore(PollUntilSet, maxSteps: 2_000);

        Assert.Equal((Verdict.Sampled, 100), (report.Verdict, report.Schedules));
    }

    [Fact]
    public void Mixed_LoopThatNeverEnds_HasNoEnd()
    {
        var report = Explore(PollForEver, maxSteps: 500);

        Assert.Equal(ViolationKind.NoEnd, report.Violation?.Kind);
    }

    private static ExplorationReport Explore(Action test, int maxSteps = ExplorationOptions.DefaultMaxSteps) => HandWritten.Explore(
        () =>
        {
            test();
            return null;
        },
        Plans.Of,
        new ExplorationOptions { Schedules = 100, Seed = 1, MaxSteps = maxSteps });

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
