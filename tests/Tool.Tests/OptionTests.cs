using Weft.Exploration;
using Weft.Exploration.Strategies;

namespace Weft.Tool.Tests;

public sealed class OptionTests
{
    private static readonly string[] Names = ["N.A.Set", "N.A.SetTwice", "N.A.Reset", "N.AA.Set"];

    [Fact]
    public void Options_NotGiven_AreTheExplorersDefaults()
    {
        var options = OptionsOf();

        Assert.Equal(new ExplorationOptions(), options with { Progress = null });
        Assert.NotNull(options.Progress);
    }

    [Theory]
    [InlineData("-i")]
    [InlineData("--iterations")]
    public void Iterations_Given_LimitTheSchedules(string name) => Assert.Equal(77, OptionsOf(name, "77").Schedules);

    [Theory]
    [InlineData("-s", "random", StrategyKind.RandomWalk)]
    [InlineData("--strategy", "depth-first", StrategyKind.DepthFirst)]
    [InlineData("-s", "dfs", StrategyKind.DepthFirst)]
    [InlineData("-s", "pct", StrategyKind.Pct)]
    [InlineData("-s", "pos", StrategyKind.Pos)]
    [InlineData("-s", "urw", StrategyKind.UniformRandomWalk)]
    [InlineData("-s", "delay", StrategyKind.DelayBounded)]
    [InlineData("-s", "portfolio", StrategyKind.Portfolio)]
    [InlineData("-s", "exhaustive", StrategyKind.Exhaustive)]
    public void Strategy_Named_IsChosen(string name, string value, StrategyKind expected) =>
        Assert.Equal(expected, OptionsOf(name, value).Strategy);

    [Fact]
    public void Seed_Largest_IsTaken() => Assert.Equal(uint.MaxValue, OptionsOf("--seed", "4294967295").Seed);

    [Theory]
    [InlineData("-ms")]
    [InlineData("--max-steps")]
    public void MaxSteps_Given_LimitTheSteps(string name) => Assert.Equal(5, OptionsOf(name, "5").MaxSteps);

    [Fact]
    public void Parallelism_Given_IsTaken() =>
        Assert.Equal((2, 0), (OptionsOf("--parallelism", "2").Parallelism, OptionsOf("--seed", "1").Parallelism));

    [Fact]
    public void Bound_Given_IsTaken() =>
        Assert.Equal(
            (2, null), (OptionsOf("-s", "exhaustive", "--bound", "2").PreemptionBound, OptionsOf("-s", "exhaustive").PreemptionBound));

    [Fact]
    public void Shard_Given_IsTaken() =>
        Assert.Equal((new Shard(2, 4), Shard.Whole), (OptionsOf("-s", "exhaustive", "--shard", "2/4").Shard, OptionsOf().Shard));

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("2m", 120)]
    [InlineData("2", 120)]
    [InlineData("0.5", 30)]
    [InlineData("1h", 3_600)]
    [InlineData("576h", 2_073_600)]
    public void Time_Given_IsThatOfTheOnlyTest(string text, int seconds)
    {
        // The clock of the run stands still before its first test.
        var options = OptionsOf("--time", text);

        Assert.Equal(TimeSpan.FromSeconds(seconds), options.Time);
    }

    [Fact]
    public void Time_WithoutIterations_IsTheOnlyLimit() => Assert.Equal(
        (int.MaxValue, 77, ExplorationOptions.DefaultSchedules),
        (OptionsOf("--time", "2m").Schedules, OptionsOf("--time", "2m", "-i", "77").Schedules, OptionsOf().Schedules));

    [Theory]
    [InlineData("refuse", UncontrolledWork.Refuse)]
    [InlineData("tolerate", UncontrolledWork.Tolerate)]
    public void Uncontrolled_Named_IsChosen(string value, UncontrolledWork expected) =>
        Assert.Equal(expected, OptionsOf("--uncontrolled", value).Uncontrolled);

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    public void Races_Given_AreFoundOrNot(string value, bool expected) =>
        Assert.Equal(expected, OptionsOf("--races", value).FindsRaces);

    [Theory]
    [InlineData("--method", "A.Set", new[] { "N.A.Set", "N.A.SetTwice", "N.AA.Set" })]
    [InlineData("-m", "N.A.Set", new[] { "N.A.Set" })]
    [InlineData("-m", "Twice", new[] { "N.A.SetTwice" })]
    [InlineData("-m", "Reset", new[] { "N.A.Reset" })]
    public void Method_PartOfNames_RunsThoseTestsInTheirOrder(string name, string part, string[] expected)
    {
        var run = new List<string>();
        var tests = Names.Select(test => Fake.Ending(test, (_, options) =>
        {
            run.Add(test);
            return Fake.Report(test, options);
        }));

        CommandRun.Weft([.. tests], "test", CommandRun.FakeAssembly, name, part);

        Assert.Equal(expected, run);
    }

    [Fact]
    public void OutDirectory_Missing_IsMadeForTheTraceOfAViolation()
    {
        using var folder = new TempFolder();

        CommandRun.Weft([Fake.Violated("N.A.Set")], "test", CommandRun.FakeAssembly, "--outdir", folder["a/b"]);

        Assert.Equal(["N.A.Set.trace"], Directory.GetFiles(folder["a/b"]).Select(Path.GetFileName));
    }

    [Fact]
    public void OutDirectory_NothingViolated_IsNotMade()
    {
        using var folder = new TempFolder();

        CommandRun.Weft([Fake.Sampled("N.A.Set")], "test", CommandRun.FakeAssembly, "-o", folder["traces"]);

        Assert.Empty(folder.Names);
    }

    [Fact]
    public void NoColor_InTerminal_LeavesNoColours()
    {
        var tests = new[] { Fake.Refused("N.A.Set") };
        const string yellow = "\e[38;5;11m";

        Assert.Equal("", CommandRun.WeftInTerminal(tests, "test", CommandRun.FakeAssembly).Error);
        Assert.Contains(yellow, CommandRun.WeftInTerminal(tests, "test", CommandRun.FakeAssembly).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            yellow, CommandRun.WeftInTerminal(tests, "test", CommandRun.FakeAssembly, "--no-color").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("test", "--help")]
    [InlineData("replay", "-h")]
    [InlineData("--version")]
    public void Help_AskedFor_IsShown(params string[] args)
    {
        var run = CommandRun.Weft([], args);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.NotEmpty(run.Output);
    }

    private static ExplorationOptions OptionsOf(params string[] args)
    {
        ExplorationOptions? seen = null;
        var test = Fake.Ending("N.A.Set", (_, options) =>
        {
            seen = options;
            return Fake.Report("N.A.Set", options);
        });

        var run = CommandRun.Weft([test], ["test", CommandRun.FakeAssembly, .. args]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        return seen!;
    }
}
