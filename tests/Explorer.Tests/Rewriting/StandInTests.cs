using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Rewriting;

/// <summary>A test assembly that was compiled against Coyote, in a process that carries no stand-in for it: this one.</summary>
public class StandInTests
{
    [Fact]
    public void Explore_WithoutTheStandIn_IsRefusedWithTheRemedy()
    {
        var report = TestAssembly.Load(typeof(Coyote.Subjects.Account).Assembly.Location).Tests
            .Single(test => test.FullName.EndsWith("Account.Overdraws", StringComparison.Ordinal))
            .Explore(new ExplorationOptions());

        Assert.Equal(Verdict.Refused, report.Verdict);
        Assert.Contains("SchedulingPoint.Interleave belongs to a runtime that does not run here", report.Refusal, StringComparison.Ordinal);
        Assert.Contains("Weft.StandIns.Coyote", report.Refusal, StringComparison.Ordinal);
        Assert.Contains("Account.cs:", report.Refusal, StringComparison.Ordinal);
    }
}
