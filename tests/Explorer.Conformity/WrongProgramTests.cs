using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Conformity;

/// <summary>
/// Explores every wrong program: the bug is found by control only, and it is the same each time that it is replayed. Races are looked for
/// in those only that are wrong by one: any schedule shows it.
/// </summary>
public class WrongProgramTests
{
    private const int Sample = 1_000;
    private const int Replays = 3;

    public static TheoryData<string> Wrong => [.. Programs.With<WrongAttribute>()];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_WithoutPreemptions_ShowsNothing(string program)
    {
        var report = Programs.Explore(program, Options(program, StrategyKind.DepthFirst, schedules: 1));

        Assert.True(report.Refusal is null && (report.Violation is null != IsRace(program)), Programs.Describe(report));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_InASampleOfSchedules_IsFoundAndReplayed(string program)
    {
        var report = Programs.Explore(program, Options(program, StrategyKind.RandomWalk, Sample));

        Assert.True(report.Violation?.Kind == Programs.Mark<WrongAttribute>(program).Kind, Programs.Describe(report));
        var found = report.Violation!;
        for (var replay = 0; replay < Replays; replay++)
        {
            var replayed = Programs.Replay(program, found.Replay, IsRace(program)).Violation;
            Assert.Equal(found.Message, replayed?.Message);
            Assert.Equal(TraceTable.Render(found.Trace), TraceTable.Render(replayed!.Trace));
        }
    }

    private static bool IsRace(string program) => Programs.Mark<WrongAttribute>(program).Kind == ViolationKind.DataRace;

    private static ExplorationOptions Options(string program, StrategyKind strategy, int schedules) =>
        new() { Strategy = strategy, Schedules = schedules, FindsRaces = IsRace(program) };
}
