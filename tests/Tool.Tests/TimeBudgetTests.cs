using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Tool.Tests;

public sealed class TimeBudgetTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly List<TimeSpan?> _shares = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Time_OfSeveralTests_IsSharedOutAndWhatOneLeavesGoesToTheLaterOnes()
    {
        // Of 90 seconds the first has 30 and takes 10; of the 80 that are left the second has 40 and takes 40; the third has the rest.
        Run("90s", Taking("N.A.Set", 10), Taking("N.A.Reset", 40), Taking("N.A.Pulse", 1));

        Assert.Equal([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40)], _shares);
    }

    [Fact]
    public void Time_NotGiven_LimitsNothing()
    {
        CommandRun.WeftByClock([Taking("N.A.Set", 10_000)], _clock, "test", CommandRun.FakeAssembly);

        Assert.Equal([null], _shares);
    }

    [Fact]
    public void Time_UpInATest_IsNoFaultAndSaysWhatIsNotCovered()
    {
        var late = Fake.Ending("N.A.Reset", (_, options) =>
            Fake.Complete("N.A.Reset", bound: 2).Explore(options) with { IsOutOfTime = true });
        var sampled = Fake.Ending(
            "N.A.Pulse", (_, options) => Fake.Report("N.A.Pulse", options) with { Schedules = 5, IsOutOfTime = true });

        var run = Run("90s", late, sampled, Fake.Complete("N.A.Set"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var output = run.Output.ReplaceLineEndings("\n");
        Assert.Contains("| every interleaving with at most 2 preemptions explored, out of time |", output, StringComparison.Ordinal);
        Assert.Contains(
            "N.A.Reset:\n  out of time; not covered: interleavings with more than 2 preemptions\n\n", output, StringComparison.Ordinal);
        Assert.Contains("N.A.Pulse:\n  out of time; not covered: schedules that were not run\n\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("N.A.Set:\n  out", output, StringComparison.Ordinal);
        Assert.Contains("\"outOfTime\": true", File.ReadAllText(_folder["report.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_UpBeforeTheLastTest_NamesItAndIsThree()
    {
        var run = Run("90s", Fake.Complete("N.A.Set"), Taking("N.A.Reset", 91), Taking("N.A.Pulse", 1), Taking("N.A.Wait", 1));

        Assert.Equal((3, ""), (run.Code, run.Error));
        Assert.EndsWith("The time was up before these tests were begun: N.A.Pulse, N.A.Wait; give more with --time." + Environment.NewLine,
            run.Output, StringComparison.Ordinal);
        Assert.Contains("tests: 2, ", run.Output, StringComparison.Ordinal);
        Assert.Single(_shares);
    }

    [Fact]
    public void Time_UpBeforeTheFirstSchedule_IsThree()
    {
        var nothing = Fake.Ending("N.A.Set", (_, options) => Fake.Report("N.A.Set", options) with { IsOutOfTime = true });

        Assert.Equal(3, Run("90s", nothing).Code);
    }

    [Fact]
    public void Time_UpAndAViolation_IsOne() =>
        Assert.Equal(1, Run("90s", Fake.Violated("N.A.Set"), Taking("N.A.Reset", 91), Taking("N.B", 1)).Code);

    private CommandRun Run(string time, params TestCase[] tests) => CommandRun.WeftByClock(
        tests, _clock, "test", CommandRun.FakeAssembly, "--time", time, "-o", _folder.Path, "--json", _folder["report.json"]);

    private TestCase Taking(string name, int seconds) => Fake.Ending(name, (_, options) =>
    {
        _shares.Add(options.Time);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return Fake.Report(name, options) with { Verdict = Verdict.Sampled, Schedules = 5 };
    });
}
