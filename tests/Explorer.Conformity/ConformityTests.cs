using Weft.Exploration.Interception;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Conformity;

/// <summary>Explores every program: no alarm about a right one, and the bug of every wrong one.</summary>
public class ConformityTests
{
    private const int Sample = 1_000;

    // A right program that has more schedules is not small.
    private const int MostSchedules = 100_000;

    public static TheoryData<string> Correct => [.. Programs.With<CorrectAttribute>()];

    public static TheoryData<string> Small => [.. Programs.With<CorrectAttribute>(mark => mark.IsSmall)];

    public static TheoryData<string> Wrong => [.. Programs.With<WrongAttribute>()];

    [Theory]
    [MemberData(nameof(Correct))]
    public void Correct_InASampleOfSchedules_RaisesNoAlarm(string program)
    {
        var report = Programs.Explore(program, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = Sample });

        Assert.True(report.Verdict == Verdict.Sampled, Describe(report));
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void Correct_InEverySchedule_RaisesNoAlarm(string program)
    {
        var report = Programs.Explore(program, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = MostSchedules });

        Assert.True(report.Verdict == Verdict.EveryScheduleExplored, Describe(report));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_WithoutPreemptions_ShowsNothing(string program)
    {
        var report = Programs.Explore(program, new ExplorationOptions { Strategy = StrategyKind.DepthFirst, Schedules = 1 });

        Assert.True(report.Violation is null && report.Refusal is null, Describe(report));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_InASampleOfSchedules_IsFound(string program)
    {
        var report = Programs.Explore(program, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = Sample });

        Assert.True(report.Violation?.Kind == Programs.Mark<WrongAttribute>(program).Kind, Describe(report));
    }

    [Fact]
    public void Programs_AllOfThem_StandForAFamilyOfTheTable()
    {
        var families = Families.All.Select(family => family.Name).ToHashSet();

        Assert.Empty(Programs.With<CorrectAttribute>(mark => !families.Contains(mark.Family)));
        Assert.Empty(Programs.With<WrongAttribute>(mark => !families.Contains(mark.Family)));
    }

    private static string Describe(ExplorationReport report) =>
        $"{report.Verdict} after {report.Schedules} schedules. {report.Refusal}{string.Concat(report.Remarks.Select(remark => $"\n{remark.Text}"))}"
        + (report.Violation is { } violation ? $"{violation.Kind}: {violation.Message}\n{TraceTable.Render(violation.Trace)}" : "");
}
