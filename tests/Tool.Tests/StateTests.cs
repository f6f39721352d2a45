using System.Text.Json.Nodes;
using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Tool.Tests;

public sealed class StateTests : IDisposable
{
    private const string Name = "N.A.Set";

    private readonly TempFolder _folder = new();
    private readonly List<ExplorationState?> _resumed = [];

    public void Dispose() => _folder.Dispose();

    private string StateFile => _folder[$"state/{Name}.state.json"];

    private TestCase Stopping => Fake.Stopping(Name, _resumed.Add);

    [Fact]
    public void State_OfATestThatRanOutOfTime_IsWhereTheSameCommandGoesOn()
    {
        var first = Run([Stopping]);
        var second = Run([Stopping]);

        Assert.Null(_resumed[0]);
        var phase = Assert.Single(_resumed[1]!.Plan.Phases);
        Assert.Equal(("walk", 41, 40, 1, 99), (phase.Name, phase.Schedules, phase.Interleavings, phase.Redundant, phase.Steps));
        Assert.Equal(["0.1.2", "4"], phase.Path);
        Assert.Equal([1, 2, 3, 255], phase.Classes.ToArray());
        Assert.Equal((Name, 0xc0ffeeu, Shard.Whole), (_resumed[1]!.Test, _resumed[1]!.Program, _resumed[1]!.Shard));
        Assert.Contains(
            $"  what was done is kept in {StateFile}; the same command goes on from there", first.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"[1/1] {Name}: goes on after 41 schedules; delete {StateFile} to start anew", second.Output, StringComparison.Ordinal);
        Assert.Contains(", schedules: 82", second.Output, StringComparison.Ordinal);
        Assert.Contains("\"resumed\": 41", File.ReadAllText(_folder["report.json"]), StringComparison.Ordinal);
        Assert.Equal(["report.json", "state"], _folder.Names);
    }

    [Fact]
    public void State_OfAnInterruptedTest_IsSavedToo()
    {
        using var interrupt = new CancellationTokenSource();
        var test = Fake.Ending(Name, (_, options) =>
        {
            interrupt.Cancel();
            return Stopping.Explore(options);
        });

        var run = CommandRun.WeftWaiting([test], interrupt.Token, "test", CommandRun.FakeAssembly, "-o", _folder.Path);

        Assert.Equal(130, run.Code);
        Assert.Contains("  interrupted; not covered: interleavings that were not run", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(StateFile));
    }

    [Fact]
    public void State_OfATestThatEnds_IsRemoved()
    {
        Run([Stopping]);

        Run([Fake.Complete(Name)]);

        Assert.Equal(["report.json"], _folder.Names);
    }

    [Fact]
    public void State_OfATestThatCouldNotEnd_IsKept()
    {
        Run([Stopping]);

        Run([Fake.Ending(Name, (_, options) => Fake.Report(Name, options) with { IsOutOfTime = true, Schedules = 1 })]);
        Run([Fake.Throwing(Name, new InvalidOperationException("A clock ran backwards."))]);

        Assert.True(File.Exists(StateFile));
    }

    [Fact]
    public void State_OfShards_HasAFileForEach()
    {
        Run([Stopping], "-s", "exhaustive", "--shard", "1/2");
        Run([Stopping], "-s", "exhaustive", "--shard", "2/2");
        Run([Stopping], "-s", "exhaustive", "--shard", "2/2");

        Assert.Equal([null, null, new Shard(2, 2)], _resumed.Select(state => state?.Shard));
        Assert.Equal(
            [$"{Name}.1-of-2.state.json", $"{Name}.2-of-2.state.json"],
            Directory.GetFiles(_folder["state"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void State_FolderGiven_IsUsed()
    {
        Run([Stopping], "--state", _folder["kept"]);

        Assert.Equal([$"{Name}.state.json"], Directory.GetFiles(_folder["kept"]).Select(Path.GetFileName));
    }

    [Fact]
    public void State_FolderBelowAFile_IsNamed()
    {
        var file = _folder.Write("file", "");

        var run = Run([Stopping], "--state", Path.Combine(file, "kept"));

        Assert.Equal(
            (2, $"--state '{Path.Combine(file, "kept")}' cannot be a directory, because '{file}' is none." + Environment.NewLine),
            (run.Code, run.Error));
    }

    [Theory]
    [InlineData("is damaged", "")]
    [InlineData("is damaged", "{")]
    [InlineData("is damaged", "[1, 2]")]
    [InlineData("is damaged", "{\"version\": \"one\"}")]
    [InlineData("is empty", "null")]
    [InlineData(
        "has the format 2, and this version of the tool reads 1 only",
        "{\"version\": 2, \"tool\": \"9.9\", \"state\": {\"of\": \"the future\"}}")]
    [InlineData("was saved by another version of the explorer", "{\"version\": 1, \"tool\": \"0.0.9\", \"state\": {}}")]
    public void State_NotUsable_IsSaidAndTheTestBeginsAnew(string fault, string content)
    {
        Directory.CreateDirectory(_folder["state"]);
        File.WriteAllText(StateFile, content);

        AssertBeginsAnew(fault, Run([Stopping]));
    }

    [Theory]
    [InlineData("is damaged", "plan", "{\"phases\": 3}")]
    [InlineData("is damaged", "plan", "{\"phases\": [null]}")]
    [InlineData("is damaged", "plan", "{\"phases\": [{\"name\": \"walk\", \"path\": [null]}]}")]
    [InlineData("is damaged", "plan", null)]
    [InlineData("is damaged", "shard", "\"3/2\"")]
    [InlineData("is damaged", "settings", "{\"strategy\": \"Guess\"}")]
    [InlineData("is of another test, N.B.Set", "test", "\"N.B.Set\"")]
    [InlineData("is of the shard 1/2, not 1/1", "shard", "\"1/2\"")]
    public void State_PartNotUsable_IsSaidAndTheTestBeginsAnew(string fault, string member, string? value)
    {
        Run([Stopping]);
        _resumed.Clear();
        var document = JsonNode.Parse(File.ReadAllText(StateFile))!;
        document["state"]![member] = value is null ? null : JsonNode.Parse(value);
        File.WriteAllText(StateFile, document.ToJsonString());

        AssertBeginsAnew(fault, Run([Stopping]));
    }

    [Theory]
    [InlineData("the seed (0, not 7)", "--seed", "7")]
    [InlineData("the limit of steps (10000, not 50)", "-ms", "50")]
    [InlineData("the strategy (Mixed, not RandomWalk)", "-s", "random")]
    [InlineData("the number of schedules (10000, not 3)", "-i", "3")]
    [InlineData("the treatment of uncontrolled work (Refuse, not Tolerate)", "--uncontrolled", "tolerate")]
    public void State_OfOtherOptions_IsSaidAndTheTestBeginsAnew(string difference, params string[] args)
    {
        Run([Stopping]);
        _resumed.Clear();

        AssertBeginsAnew($"was saved with other options: {difference}", Run([Stopping], args));
    }

    [Fact]
    public void State_OfAnotherBound_IsSaidAndTheTestBeginsAnew()
    {
        Run([Stopping], "-s", "exhaustive", "--bound", "1");
        _resumed.Clear();

        AssertBeginsAnew(
            "was saved with other options: the bound on preemptions (1, not none)", Run([Stopping], "-s", "exhaustive"));
    }

    [Fact]
    public void State_OfAnotherProgram_IsSaidAndTheTestBeginsAnew()
    {
        Run([Stopping]);
        _resumed.Clear();

        AssertBeginsAnew("is of another version of Fake.dll", Run([Fake.Stopping(Name, _resumed.Add, program: 0xbadcafe)]));
    }

    [Fact]
    public void State_CannotBeWritten_IsSaidAtTheEnd()
    {
        var test = Fake.Ending(Name, (_, options) =>
        {
            _folder.Write("state", "in the way");
            return Stopping.Explore(options);
        });

        var run = Run([test]);

        Assert.Equal(0, run.Code);
        Assert.StartsWith(
            $"The saved state '{StateFile}' could not be written, so the next run starts anew: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("what was done is kept", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_WithASavedState_LeavesItAlone()
    {
        Run([Stopping]);
        _resumed.Clear();

        CommandRun.Weft([Stopping], "replay", CommandRun.FakeAssembly, Fake.ReplayString);

        Assert.Equal([null], _resumed);
        Assert.True(File.Exists(StateFile));
    }

    private void AssertBeginsAnew(string fault, CommandRun run)
    {
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(
            $"[1/1] {Name}: the saved state '{StateFile}' {fault}; the test is explored from the start",
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal([null], _resumed);
    }

    private CommandRun Run(TestCase[] tests, params string[] args) => CommandRun.Weft(
        tests, ["test", CommandRun.FakeAssembly, "-o", _folder.Path, "--json", _folder["report.json"], .. args]);
}
