using Weft.Exploration;

namespace Weft.Tool.Tests;

public sealed class ExitCodeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_AllWell_IsZero() => Assert.Equal((0, ""), Codes(Fake.Sampled("N.A.Set"), Fake.Exhausted("N.A.Reset")));

    [Fact]
    public void Run_OneViolated_IsOne() =>
        Assert.Equal((1, ""), Codes(Fake.Sampled("N.A.Set"), Fake.Violated("N.A.Reset"), Fake.Refused("N.A.Pulse")));

    [Fact]
    public void Run_OneRefused_IsThree() => Assert.Equal((3, ""), Codes(Fake.Refused("N.A.Pulse"), Fake.Exhausted("N.A.Reset")));

    [Fact]
    public void Run_ExplorerFails_IsFourAndTheOtherTestsAreRun()
    {
        var run = Run(Fake.Violated("N.A.Set"), Fake.Throwing("N.A.Reset", new InvalidOperationException("A clock ran backwards.")),
            Fake.Exhausted("N.A.Pulse"));

        Assert.Equal(4, run.Code);
        Assert.StartsWith(
            "[explorer bug] in N.A.Reset: System.InvalidOperationException: A clock ran backwards.", run.Error, StringComparison.Ordinal);
        Assert.Contains("   at Weft.", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("please report it." + Environment.NewLine, run.Error, StringComparison.Ordinal);
        Assert.Contains("N.A.Reset was refused: [explorer bug] InvalidOperationException: A clock ran backwards.", run.Output,
            StringComparison.Ordinal);
        Assert.Contains("tests: 3, schedules: 87; 1 every schedule explored, 1 violated, 1 refused", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TestCannotBeExplored_IsTwoAndTheSentenceAlone()
    {
        var run = Run(Fake.Throwing("N.A.Set", new UsageException("The test N.A.Set needs an assembly that is not there.")));

        Assert.Equal((2, "The test N.A.Set needs an assembly that is not there." + Environment.NewLine), (run.Code, run.Error));
        Assert.Equal("[1/1] N.A.Set" + Environment.NewLine, run.Output);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Run_LaterTestCannotBeExplored_StillReportsWhatWasFound()
    {
        var run = Run(Fake.Violated("N.A.Set"), Fake.Throwing("N.A.Reset", new UsageException("It cannot.")), Fake.Exhausted("N.A.Pulse"));

        Assert.Equal((2, "It cannot." + Environment.NewLine), (run.Code, run.Error));
        Assert.Contains("replay: weft replay Fake.dll w1.AbC-9", run.Output, StringComparison.Ordinal);
        Assert.Equal(["N.A.Set.trace", "report.json"], _folder.Names);
    }

    [Fact]
    public void Run_LoadingFails_IsFour()
    {
        var run = CommandRun.WeftLoading(_ => throw new InvalidOperationException("No metadata."), "test", CommandRun.FakeAssembly);

        Assert.Equal((4, ""), (run.Code, run.Output));
        Assert.StartsWith(
            "[explorer bug] while running: System.InvalidOperationException: No metadata.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Interrupted_ReportsWhatIsDoneAndLeavesTheRest()
    {
        using var interrupt = new CancellationTokenSource();
        using var released = new ManualResetEventSlim();
        var endless = Fake.Ending("N.A.Reset", (_, options) =>
        {
            interrupt.Cancel();
            released.Wait();
            options.Progress!(new(5, 10)); // an exploration that goes on for a while disturbs nobody
            return Fake.Report("N.A.Reset", options);
        });

        var run = CommandRun.Weft(
            [Fake.Violated("N.A.Set"), endless, Fake.Exhausted("N.A.Pulse")],
            interrupt.Token,
            "test", CommandRun.FakeAssembly, "-o", _folder.Path, "--json", _folder["report.json"]);
        released.Set();

        Assert.Equal((130, ""), (run.Code, run.Error));
        Assert.Contains("replay: weft replay Fake.dll w1.AbC-9", run.Output, StringComparison.Ordinal);
        Assert.Contains("tests: 1, schedules: 17; 1 violated", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Interrupted in N.A.Reset; 1 of 3 tests are done." + Environment.NewLine, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("N.A.Pulse", run.Output, StringComparison.Ordinal);
        Assert.Equal(["N.A.Set.trace", "report.json"], _folder.Names);
    }

    [Fact]
    public void Run_InterruptedExplorationThatEnds_IsReportedAsFarAsItCame()
    {
        using var interrupt = new CancellationTokenSource();
        var stopped = Fake.Ending("N.A.Reset", (_, options) =>
        {
            interrupt.Cancel();
            Assert.True(options.Cancellation.IsCancellationRequested);
            return Fake.Report("N.A.Reset", options) with { Schedules = 41, IsInterrupted = true };
        });

        var run = CommandRun.WeftWaiting(
            [Fake.Violated("N.A.Set"), stopped, Fake.Exhausted("N.A.Pulse")],
            interrupt.Token,
            "test", CommandRun.FakeAssembly, "-o", _folder.Path, "--json", _folder["report.json"]);

        Assert.Equal((130, ""), (run.Code, run.Error));
        Assert.Contains("[2/3] N.A.Reset: sampled, interrupted, schedules: 41", run.Output, StringComparison.Ordinal);
        Assert.Contains("tests: 2, schedules: 58; 1 sampled, interrupted, 1 violated", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Interrupted in N.A.Reset; 1 of 3 tests are done." + Environment.NewLine, run.Output, StringComparison.Ordinal);
        Assert.Contains("\"interrupted\": true", File.ReadAllText(_folder["report.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_InterruptedBeforeTheFirst_SaysOnlyThat()
    {
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();

        var run = CommandRun.Weft([Fake.Exhausted("N.A.Set")], interrupt.Token, "test", CommandRun.FakeAssembly);

        Assert.Equal((130, ""), (run.Code, run.Error));
        Assert.Equal("Interrupted in N.A.Set; 0 of 1 tests are done." + Environment.NewLine, run.Output);
    }

    [Fact]
    public void Run_TraceCannotBeWritten_KeepsTheVerdictAndTheReplayString()
    {
        var file = _folder.Write("file", "");
        var test = Fake.Ending("N.A.Set", (_, options) =>
        {
            // The folder becomes unusable only after it was checked.
            Directory.Delete(_folder["traces"]);
            File.Move(file, _folder["traces"]);
            return Fake.Violated("N.A.Set").Explore(options);
        });
        Directory.CreateDirectory(_folder["traces"]);

        var run = CommandRun.Weft([test], "test", CommandRun.FakeAssembly, "-o", _folder["traces"]);

        Assert.Equal(1, run.Code);
        Assert.StartsWith($"The trace '{_folder["traces/N.A.Set.trace"]}' could not be written: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("trace: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("replay: weft replay Fake.dll w1.AbC-9", run.Output, StringComparison.Ordinal);
    }

    private (int Code, string Error) Codes(params TestCase[] tests)
    {
        var run = Run(tests);
        return (run.Code, run.Error);
    }

    private CommandRun Run(params TestCase[] tests) =>
        CommandRun.Weft(tests, "test", CommandRun.FakeAssembly, "-o", _folder.Path, "--json", _folder["report.json"]);
}
