namespace Weft.Verification.Properties.StandIn;

/// <summary>What <c>[Property]</c> promises, whoever provides it.</summary>
public class PropertyAttributeTests
{
    [Fact]
    public async Task Property_Falsifiable_FailsWithShrunkCounterexample()
    {
        var run = await Run(nameof(Probes.Bool_FalseFromFour_WholeRun));

        Assert.False(run.Passed);
        Assert.Contains("Falsifiable, after 10 tests (1 shrink)", run.Message, StringComparison.Ordinal);
        Assert.Equal(("8", "4"), Counterexample(run));
    }

    [Fact]
    public async Task Replay_OfTheFailingStep_MeetsTheSameCounterexampleAtOnce()
    {
        var wholeRun = await Run(nameof(Probes.Bool_FalseFromFour_WholeRun));
        Assert.Contains($"({Probes.FailingStep})", wholeRun.Message, StringComparison.Ordinal);

        var step = await Run(nameof(Probes.Bool_FalseFromFour_FailingStep));

        Assert.Contains("Falsifiable, after 1 test (1 shrink)", step.Message, StringComparison.Ordinal);
        Assert.Equal(Counterexample(wholeRun), Counterexample(step));
    }

    [Theory]
    [InlineData(nameof(Probes.Bool_False), "Falsifiable, after 1 test")]
    [InlineData(nameof(Probes.Void_Throws), "thrown for 0")]
    [InlineData(nameof(Probes.Task_ThrowsLate), "thrown for 0")]
    [InlineData(nameof(Probes.TaskOfBool_FalseLate), "Falsifiable, after 1 test")]
    [InlineData(nameof(Probes.Property_False), "never")]
    [InlineData(nameof(Probes.Static_False), "Falsifiable, after 1 test")]
    [InlineData(nameof(Probes.Property_AllRejected), "Arguments exhausted after 0 tests")]
    public async Task Property_False_FailsAndSaysWhy(string property, string reason)
    {
        var run = await Run(property);

        Assert.False(run.Passed);
        Assert.Contains(reason, run.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Probes.Arbitrary_OfClass))]
    [InlineData(nameof(Probes.Arbitrary_OfMethod))]
    [InlineData(nameof(Probes.Task_Holds))]
    [InlineData(nameof(Probes.Size_Fixed))]
    public async Task Property_True_Passes(string property)
    {
        var run = await Run(property);

        Assert.True(run.Passed, run.Message);
    }

    [Theory]
    [InlineData(nameof(Probes.Void_CountedByClass), 30)]
    [InlineData(nameof(Probes.Void_CountedByMethod), 5)]
    public async Task MaxTest_Set_BoundsTheCallsOnOneInstance(string property, int calls)
    {
        var run = await Run(property);

        var lines = run.Output.Split(Environment.NewLine);
        Assert.Equal(calls, lines.Count(line => line.StartsWith("called", StringComparison.Ordinal)));
        Assert.Single(lines, "disposed");
        Assert.Contains($"Ok, passed {calls} tests.", lines);
    }

    private static Task<PropertyRun> Run(string property) => PropertyRun.Of(typeof(ProbeClass), property);

    /// <summary>The last word of the line that follows each heading: the two providers lay their messages out differently.</summary>
    private static (string Original, string Shrunk) Counterexample(PropertyRun run) =>
        (WordAfter(run, "Original:"), WordAfter(run, "Shrunk:"));

    private static string WordAfter(PropertyRun run, string heading)
    {
        var lines = run.Message.ReplaceLineEndings("\n").Split('\n');
        return lines[Array.IndexOf(lines, heading) + 1].Split(' ')[^1];
    }
}
