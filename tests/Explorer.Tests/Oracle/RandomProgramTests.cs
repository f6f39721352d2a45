using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Oracle;

/// <summary>Two hundred random programs, small enough to enumerate what they can do: the forms of the oracle and the explorer agree.</summary>
public class RandomProgramTests
{
    private const int Programs = 200;
    private const int ProgramsOfPart = 25;

    /// <summary>The first seed of each part.</summary>
    public static TheoryData<int> Parts => [.. Enumerable.Range(0, Programs / ProgramsOfPart).Select(part => 1 + (part * ProgramsOfPart))];

    [Fact]
    public void PartialOrders_RandomPrograms_AgreeWithAllSchedules()
    {
        foreach (var seed in Enumerable.Range(1, Programs))
        {
            var program = RandomProgram.Of(seed);
            var (fast, plain) = (PartialOrders.Of(program), AllSchedules.Of(program));

            Assert.True(plain.Schedules <= RandomProgram.MostSchedules, Name(seed, program));
            Assert.Equal(plain.Classes.OrderBy(one => one.Key), fast.Classes.OrderBy(one => one.Key));
        }
    }

    /// <summary>
    /// Giving a lock back tells no interleavings apart. It can save a preemption, though: where somebody is left with the lock still in hand, the
    /// next one runs up to the lock, and leaving one that waits is none.
    /// </summary>
    [Fact]
    public void PartialOrders_ReleaseIsAStep_ChangesPreemptionsOnly()
    {
        foreach (var seed in Enumerable.Range(1, Programs))
        {
            var program = RandomProgram.Of(seed);
            var (part, step) = (PartialOrders.Of(program).Classes, PartialOrders.Of(program, isReleaseAStep: true).Classes);

            Assert.True(part.Keys.ToHashSet().SetEquals(step.Keys), Name(seed, program));
            Assert.All(part, one => Assert.True(step[one.Key].Preemptions <= one.Value.Preemptions, Name(seed, program)));
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void DepthFirst_RandomPrograms_VisitsEveryScheduleOnce(int first) => AssertAgreement(first, program =>
    {
        var visits = new Visits(program);
        var (report, answers) = (visits.OneByOne(), AllSchedules.Of(program));

        return Differences(
            (report.Verdict == Verdict.EveryScheduleExplored, $"verdict {report.Verdict}"),
            (report.Schedules == answers.Schedules, $"{report.Schedules} schedules, not {answers.Schedules}"),
            (visits.Times.Keys.ToHashSet().SetEquals(answers.Classes.Keys), "other interleavings"));
    });

    private static void AssertAgreement(int first, Func<SmallProgram, string> compare)
    {
        var failures =
            from seed in Enumerable.Range(first, ProgramsOfPart)
            let program = RandomProgram.Of(seed)
            let difference = compare(program)
            where difference.Length > 0
            select $"{Name(seed, program)}: {difference}";

        Assert.True(!failures.Any(), string.Join('\n', failures));
    }

    private static string Differences(params (bool Holds, string Text)[] claims) =>
        string.Join(", ", claims.Where(claim => !claim.Holds).Select(claim => claim.Text));

    private static string Name(int seed, SmallProgram program) => $"seed {seed}, {program}";
}
