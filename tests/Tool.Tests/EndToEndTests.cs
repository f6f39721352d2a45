using System.Text.Json;

namespace Weft.Tool.Tests;

/// <summary>The command on a real assembly: nothing is made up here, and the assembly is not referenced by Coyote's own name.</summary>
public sealed class EndToEndTests : IDisposable
{
    private static readonly string Assembly = typeof(Subjects.Counter).Assembly.Location;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Test_EveryScheduleOfARaceFreeTest_IsExplored()
    {
        var run = Test("-m", "KeepsEveryCount", "-s", "dfs", "-i", "100000");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("every schedule explored", First().GetProperty("verdict").GetString());
        Assert.True(First().GetProperty("schedules").GetInt64() > 1);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.trace"));
    }

    [Theory]
    [InlineData("random")]
    [InlineData("depth-first")]
    public void Test_LostUpdate_IsFound(string strategy)
    {
        var run = Test("-m", "LosesACount", "-s", strategy, "-i", "1000");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Equal("violated", First().GetProperty("verdict").GetString());
        Assert.Equal("exception", First().GetProperty("kind").GetString());
        Assert.Contains("The counter is 1 and not 2.", First().GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("Counter.cs:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_PromiseNotKept_IsStuck()
    {
        var run = Test("-m", "IsNeverKept");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Equal("stuck", First().GetProperty("kind").GetString());
    }

    [Fact]
    public void Test_AllAtOnce_GivesEachItsVerdict()
    {
        var run = Test("-i", "200");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("tests: 5, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 violated", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_LifecycleAttributes_AreRunAroundTheSchedules()
    {
        var run = Test("-m", "FindsCleanState", "-s", "random", "-i", "3");

        Assert.Equal((0, ""), (run.Code, run.Error));
        // Three schedules, and the one that is run twice before them and once after to see whether the test repeats itself.
        Assert.Equal($"begin {string.Concat(Enumerable.Repeat("run clean ", 3 + 3))}end", AppContext.GetData(Subjects.Lifecycle.Log));
    }

    [Fact]
    public void Test_SameSeed_GivesTheSameTraceAndString()
    {
        Test("-m", "LosesACount", "--seed", "5");
        var first = (First().GetProperty("replay").GetString(), Trace());

        Test("-m", "LosesACount", "--seed", "5");

        Assert.Equal(first, (First().GetProperty("replay").GetString(), Trace()));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public void Test_AnyParallelism_GivesTheSameReport(string parallelism)
    {
        Test("-m", "LosesACount", "-i", "500");
        var byDefault = (First().GetProperty("schedules").GetInt64(), First().GetProperty("replay").GetString());

        Test("-m", "LosesACount", "-i", "500", "--parallelism", parallelism);

        Assert.Equal(byDefault, (First().GetProperty("schedules").GetInt64(), First().GetProperty("replay").GetString()));
    }

    [Fact]
    public void Replay_StringOfAViolation_ViolatesInTheSameWay()
    {
        Test("-m", "LosesACount", "--seed", "5");
        var (message, trace) = (First().GetProperty("message").GetString(), Table(Trace()));

        var run = CommandRun.WeftOnFiles("replay", Assembly, First().GetProperty("replay").GetString()!);

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains(message!.Split('\n')[0].Trim(), run.Output, StringComparison.Ordinal);
        Assert.Contains(trace, run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_TraceFile_ViolatesInTheSameWay()
    {
        Test("-m", "LosesACount", "--seed", "5");

        var run = CommandRun.WeftOnFiles("replay", Assembly, TracePath());

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains(Table(Trace()), run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    public void Replay_NoReplayString_SaysSoInOneSentence(string replay)
    {
        var run = CommandRun.WeftOnFiles("replay", Assembly, replay);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.EndsWith(".", run.Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_StringCut_SaysSoInOneSentence()
    {
        Test("-m", "LosesACount", "--seed", "5");
        var replay = First().GetProperty("replay").GetString()!;

        var run = CommandRun.WeftOnFiles("replay", Assembly, replay[..^2]);

        Assert.Equal(2, run.Code);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Replay_StringOfAnotherTest_IsNotRun()
    {
        Test("-m", "LosesACount", "--seed", "5");

        var run = CommandRun.WeftOnFiles("replay", Assembly, First().GetProperty("replay").GetString()!, "-m", "KeepsEveryCount");

        Assert.Equal(2, run.Code);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private CommandRun Test(params string[] args) =>
        CommandRun.WeftOnFiles(["test", Assembly, "-o", _folder.Path, "--json", _folder["report.json"], .. args]);

    private JsonElement First()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(_folder["report.json"]));
        return document.RootElement.GetProperty("tests")[0].Clone();
    }

    private string TracePath() => Directory.GetFiles(_folder.Path, "*.trace").Single();

    private string Trace() => File.ReadAllText(TracePath());

    private static string Table(string trace) => trace[trace.IndexOf("\n\n", StringComparison.Ordinal)..].Trim('\n');
}
