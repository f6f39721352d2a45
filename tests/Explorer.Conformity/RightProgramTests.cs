using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Conformity;

/// <summary>Explores every right program, in a sample of schedules: no alarm.</summary>
public class RightProgramTests
{
    private const int Sample = 1_000;

    public static TheoryData<string> Correct => [.. Programs.With<CorrectAttribute>()];

    [Theory]
    [MemberData(nameof(Correct))]
    public void Correct_InASampleOfSchedules_RaisesNoAlarm(string program)
    {
        var report = Programs.Explore(program, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = Sample });

        Assert.True(report.Verdict == Verdict.Sampled, Programs.Describe(report));
    }
}
