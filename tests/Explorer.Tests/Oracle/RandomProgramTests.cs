using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Oracle;

/// <summary>
/// Two hundred random programs, small enough to enumerate what they can do: the oracle's two forms agree, and depth-first with them.
/// </summary>
public class RandomProgramTests
{
    public static TheoryData<int> Parts => RandomPrograms.Parts;

    [Fact]
    public void PartialOrders_RandomPrograms_AgreeWithAllSchedules()
    {
        foreach (var (seed, program) in RandomPrograms.All)
        {
            var (fast, plain) = (PartialOrders.Of(program), AllSchedules.Of(program));

            Assert.True(plain.Schedules <= RandomProgram.MostSchedules, RandomPrograms.Name(seed, program));
            Assert.Equal(plain.Classes.OrderBy(one => one.Key), fast.Classes.OrderBy(one => one.Key));
        }
    }

    /// <summary>
    /// Giving a lock back tells no interleavings apart. It can save a preemption, though: where somebody is left with the lock still in
    /// hand, the next one runs up to the lock, and leaving one that waits is none.
    /// </summary>
    [Fact]
    public void PartialOrders_ReleaseIsAStep_ChangesPreemptionsOnly()
    {
        var saved = 0;
        foreach (var (seed, program) in RandomPrograms.All)
        {
            var (part, step) = (PartialOrders.Of(program).Classes, PartialOrders.Of(program, isReleaseAStep: true).Classes);

            Assert.True(part.Keys.ToHashSet().SetEquals(step.Keys), RandomPrograms.Name(seed, program));
            Assert.All(part, one => Assert.True(step[one.Key].Preemptions <= one.Value.Preemptions, RandomPrograms.Name(seed, program)));
            saved += part.Sum(one => one.Value.Preemptions - step[one.Key].Preemptions);
        }
        Assert.NotEqual(0, saved);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void DepthFirst_RandomPrograms_VisitsEveryScheduleOnce(int first) => RandomPrograms.AssertAgreement(
        first,
        program => Compare(program, isReleaseAStep: false));

    [Fact]
    public void DepthFirst_ReleaseIsAStep_VisitsEveryScheduleOnce()
    {
        const string text = "lock l, r x, n x, unlock l, r x ‖ lock l, w x, unlock l ‖ cas x 1 5, lock l, rmw x, unlock l";

        Assert.Equal("", Compare(SmallProgram.Parse(text), isReleaseAStep: true));
    }

    private static string Compare(SmallProgram program, bool isReleaseAStep)
    {
        var answers = AllSchedules.Of(program, isReleaseAStep);
        var visits = new Visits(program);
        var report = visits.OneByOne(isReleaseAStep);

        return RandomPrograms.Differences(
            (report.Verdict == Verdict.EveryScheduleExplored, Explored.Describe(report)),
            (report.Schedules == answers.Schedules, $"{report.Schedules} schedules, not {answers.Schedules}"),
            (visits.Times.Keys.ToHashSet().SetEquals(answers.Classes.Keys), "other interleavings"));
    }
}
