using Weft.Exploration;

namespace Weft.Tool.Tests;

public sealed class ReplayTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<(string Test, string? Replay, int MaxSteps)> _runs = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replay_String_RunsTheTestThatItBelongsTo()
    {
        var run = Replay(Fake.ReplayString);

        Assert.Equal(1, run.Code);
        Assert.Equal([("N.A.Set", Fake.ReplayString, 10_000)], _runs);
        Assert.Contains("N.A.Set was violated by schedule 17: assertion", run.Output, StringComparison.Ordinal);
        Assert.Contains("replay: weft replay Fake.dll w1.AbC-9", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OfOwnTests_RunsTheTestThatItBelongsTo()
    {
        var run = CommandRun.Own(Tests(), "self", "replay", Fake.ReplayString);

        Assert.Equal(1, run.Code);
        Assert.Equal([("N.A.Set", Fake.ReplayString, 10_000)], _runs);
    }

    [Fact]
    public void Replay_MethodNamed_RunsThatTest()
    {
        Replay(Fake.ReplayString, "-m", "Reset", "-ms", "7");

        Assert.Equal([("N.A.Reset", Fake.ReplayString, 7)], _runs);
    }

    [Fact]
    public void Replay_NoLongerViolated_SaysSo()
    {
        var run = CommandRun.Weft([Fake.Sampled("N.A.Set", 1)], "replay", CommandRun.FakeAssembly, Fake.ReplayString);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("The schedule ran to its end and did not violate the test.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_TraceFile_RunsItsTestUnderItsLimit()
    {
        CommandRun.Weft(Tests(), "test", CommandRun.FakeAssembly, "-m", "Reset", "-ms", "55", "-o", _folder.Path);
        _runs.Clear();
        var before = _folder.Names.ToArray();

        var run = Replay(_folder["N.A.Reset.trace"]);

        Assert.Equal(1, run.Code);
        Assert.Equal([("N.A.Reset", Fake.ReplayString, 55)], _runs);
        Assert.Equal(before, _folder.Names);
    }

    [Fact]
    public void Replay_TraceFileAndLimit_RunsUnderTheLimitGiven()
    {
        Replay(_folder.Write("x", Valid), "-ms", "99");

        Assert.Equal([("N.A.Reset", "w1.AbC-9", 99)], _runs);
    }

    [Fact]
    public void TraceFile_Written_IsThisText()
    {
        CommandRun.Weft(
            [Fake.Violated("N.A+B.Set", message: "It was lost.\nreplay: not this one\n")],
            "test", CommandRun.FakeAssembly, "--seed", "3", "-o", _folder.Path);

        Assert.Equal(
            """
            weft trace 1
            test: N.A+B.Set
            assembly: Fake
            strategy: Mixed
            seed: 3
            schedule: 17
            max-steps: 10000
            kind: assertion
            message: It was lost.
              replay: not this one
            replay: w1.AbC-9

            |   | 0: Events.Loses             | 1: Task.Run in Events.Loses              |
            |---|-----------------------------|------------------------------------------|
            | 1 | start  Loses (Events.cs:10) |                                          |
            |   | switch: preempted           |                                          |
            | 2 |                             | _state = Set  Set (AwaitableEvent.cs:42) |

            """,
            File.ReadAllText(_folder["N.A+B.Set.trace"]));
    }

    [Theory]
    [InlineData("", "'FILE' is not a trace: its first line is not 'weft trace 1'.")]
    [InlineData("{\"ScheduleTrace\": []}", "'FILE' is not a trace: its first line is not 'weft trace 1'.")]
    [InlineData("weft trace one\n", "'FILE' is not a trace: its first line is not 'weft trace 1'.")]
    [InlineData("weft trace 2\nreplay: w2.x\n", "The trace 'FILE' has the format 2, and this version of the tool reads 1 only.")]
    [InlineData("weft trace 1\n", "The trace 'FILE' is damaged: it has no line 'test: '.")]
    [InlineData("weft trace 1\ntest: N.A.Reset\nassembly: Fake\nmax-steps: 5\n\nreplay: w1.AbC-9\n",
        "The trace 'FILE' is damaged: it has no line 'replay: '.")]
    [InlineData("weft trace 1\ntest: N.A.Reset\nassembly: Fake\nmax-steps: 5\nreplay: \n",
        "The trace 'FILE' is damaged: it has no line 'replay: '.")]
    [InlineData("weft trace 1\ntest: N.A.Reset\nassembly: Fake\nmax-steps: few\nreplay: x\n",
        "The trace 'FILE' is damaged: its line 'max-steps: ' holds no number from 1.")]
    [InlineData("weft trace 1\ntest: N.A.Reset\nassembly: Other\nmax-steps: 5\nreplay: x\n",
        "The trace 'FILE' belongs to the assembly Other, not to Fake.")]
    [InlineData("weft trace 1\ntest: N.A.Gone\nassembly: Fake\nmax-steps: 5\nreplay: x\n",
        "The trace 'FILE' belongs to the test N.A.Gone, which Fake does not have.")]
    public void Replay_TraceFileUnusable_SaysWhy(string content, string sentence)
    {
        var path = _folder.Write("bad.trace", content);

        var run = Replay(path);

        Assert.Equal(
            (2, "", sentence.Replace("FILE", path, StringComparison.Ordinal) + Environment.NewLine), (run.Code, run.Output, run.Error));
        Assert.Empty(_runs);
    }

    [Fact]
    public void Replay_TraceIsDirectory_SaysWhy()
    {
        Directory.CreateDirectory(_folder["folder.trace"]);

        var run = Replay(_folder["folder.trace"]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith($"The trace '{_folder["folder.trace"]}' cannot be read: ", run.Error, StringComparison.Ordinal);
    }

    private const string Valid = "weft trace 1\ntest: N.A.Reset\nassembly: Fake\nmax-steps: 5\nreplay: w1.AbC-9\n\n(no steps)\n";

    private CommandRun Replay(params string[] args) => CommandRun.Weft(Tests(), ["replay", CommandRun.FakeAssembly, .. args]);

    private TestCase[] Tests() => [Recorded("N.A.Set"), Recorded("N.A.Reset")];

    private TestCase Recorded(string name) => Fake.Ending(name, (replay, options) =>
    {
        _runs.Add((name, replay, options.MaxSteps));
        return Fake.Violated(name).Explore(options);
    });
}
