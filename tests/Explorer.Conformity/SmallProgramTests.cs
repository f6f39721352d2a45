using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Conformity;

/// <summary>Explores every small program that is right, in all of its schedules: no alarm, and nothing that takes the claim back.</summary>
public class SmallProgramTests
{
    // A right program that has more schedules is not small.
    private const int MostSchedules = 100_000;

    public static TheoryData<string> Small => [.. Programs.With<CorrectAttribute>(mark => mark.IsSmall)];

    [Theory]
    [MemberData(nameof(Small))]
    public void Correct_InEverySchedule_RaisesNoAlarm(string program)
    {
        var report = Programs.Explore(program, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = MostSchedules });

        Assert.True(report.Verdict == Verdict.EveryScheduleExplored, Programs.Describe(report));
    }
}
