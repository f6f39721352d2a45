using Microsoft.Coyote;
using Microsoft.Coyote.Logging;
using Microsoft.Coyote.Runtime;
using Microsoft.Coyote.SystematicTesting;

namespace Weft.CoyoteApi.Tests.SystematicTesting;

/// <summary>The engine, called as from anybody's unit test.</summary>
public class TestingEngineTests
{
    [Fact]
    public void Run_WhatIsWell_RunsAsManySchedulesAsConfigured()
    {
        var engine = Ran(TestingEngine.Create(Configuration.Create().WithTestingIterations(20), Programs.IsWell));

        Assert.Equal((0, 20), (engine.TestReport.NumOfFoundBugs, engine.TestReport.NumOfExploredFairPaths));
        Assert.Equal(("", ""), (engine.ReadableTrace, engine.ReproducibleTrace));
        engine.ThrowIfBugFound();
    }

    [Fact]
    public void Run_NothingConfigured_IsOneScheduleAsInCoyote() =>
        Assert.Equal(1, Ran(TestingEngine.Create(Configuration.Create(), Programs.IsWell)).TestReport.NumOfExploredFairPaths);

    [Fact]
    public void Run_LostUpdate_IsFoundReportedAndThrown()
    {
        var engine = Ran(TestingEngine.Create(Configuration.Create().WithTestingIterations(1000), Programs.LosesACount));

        Assert.Equal(1, engine.TestReport.NumOfFoundBugs);
        Assert.Equal(["assertion: The count is 1."], engine.TestReport.BugReports);
        Assert.Contains("Programs.LosesACount", engine.ReadableTrace, StringComparison.Ordinal);
        Assert.Contains("found 1 bug in", engine.GetReport(), StringComparison.Ordinal);
        Assert.Contains(
            "The count is 1.", Assert.Throws<AssertionFailureException>(engine.ThrowIfBugFound).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ReproducibleTrace_RunsThatScheduleAlone()
    {
        var found = Ran(TestingEngine.Create(Configuration.Create().WithTestingIterations(1000), Programs.LosesACount));

        var again = Ran(TestingEngine.Create(Configuration.Create().WithReproducibleTrace(found.ReproducibleTrace), Programs.LosesACount));

        Assert.Equal(1, again.TestReport.NumOfExploredFairPaths);
        Assert.Equal(found.TestReport.BugReports, again.TestReport.BugReports);
    }

    [Fact]
    public void Run_ToCompletion_GoesOnBehindABug()
    {
        var configuration = Configuration.Create().WithTestingIterations(50).WithTestIterationsRunToCompletion();

        var report = Ran(TestingEngine.Create(configuration, Programs.LosesACount)).TestReport;

        Assert.Equal(50, report.NumOfExploredFairPaths);
        Assert.True(report.NumOfFoundBugs > 1);
        Assert.Single(report.BugReports);
    }

    [Fact]
    public void Run_AnotherSeed_FindsAnotherSchedule()
    {
        string TraceOf(uint seed) => Ran(TestingEngine.Create(
            Configuration.Create().WithTestingIterations(1000).WithRandomGeneratorSeed(seed),
                Programs.DrawsOneOfAThousand)).ReproducibleTrace;

        Assert.Equal(TraceOf(1), TraceOf(1));
        Assert.NotEqual(TraceOf(1), TraceOf(2));
    }

    [Fact]
    public void Run_WhatIsNotControlled_CountsAsABugAndIsNamed()
    {
        var report = Ran(TestingEngine.Create(Configuration.Create(), Programs.IsNotControlled)).TestReport;

        Assert.Equal(1, report.NumOfFoundBugs);
        Assert.Contains("is not controlled", Assert.Single(report.UncontrolledInvocations), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoEnd_IsABugOnlyIfConfigured()
    {
        var configuration = Configuration.Create().WithMaxSchedulingSteps(10, 100).WithTestingIterations(3);

        Assert.Equal((0, 3), Found(Ran(TestingEngine.Create(configuration, Programs.NeverEnds))));
        Assert.Equal((1, 1), Found(Ran(TestingEngine.Create(configuration.WithFailureOnMaxStepsBoundEnabled(), Programs.NeverEnds))));
    }

    [Fact]
    public void Run_HotForTooLong_IsABug()
    {
        var configuration = Configuration.Create().WithLivenessTemperatureThreshold(20);

        Assert.Equal((1, 1), Found(Ran(TestingEngine.Create(configuration, Programs.NeverEndsHot))));
    }

    [Fact]
    public void Run_TestThatTakesTheRuntime_IsHandedIt()
    {
        var logger = new MemoryLogger(VerbosityLevel.Info);
        var engine = TestingEngine.Create(Configuration.Create().WithTestingIterations(200), Programs.UsesTheRuntimeAsync);
        engine.SetLogger(logger);
        engine.Run();

        Assert.Equal(["assertion: drawn 5"], engine.TestReport.BugReports);
        Assert.Contains("draws" + Environment.NewLine, logger.ToString(), StringComparison.Ordinal);
        var again = TestingEngine.Create(
            Configuration.Create().WithReproducibleTrace(engine.ReproducibleTrace), Programs.UsesTheRuntimeAsync);
        Assert.Equal((1, 1), Found(Ran(again)));
        Assert.Equal((1, 1), Found(Ran(TestingEngine.Create(Configuration.Create(), Programs.UsesTheRuntime))));
    }

    [Fact]
    public void Run_CapturingLambda_IsRefusedWithWhatItCaptures()
    {
        var captured = 1;

        var usage = Assert.Throws<UsageException>(TestingEngine.Create(Configuration.Create(), () => captured++).Run);

        Assert.Contains("'captured'", usage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_BeforeTheRun_RunsNothing()
    {
        var engine = TestingEngine.Create(Configuration.Create().WithTestingIterations(20), Programs.IsWell);
        engine.Stop();
        engine.Run();

        Assert.Equal((0, 0), Found(engine));
    }

    [Fact]
    public void TryEmitReports_BugFound_WritesTheTraceThatRunsAgain()
    {
        var engine = Ran(TestingEngine.Create(Configuration.Create().WithTestingIterations(1000), Programs.LosesACount));
        var folder = Directory.CreateTempSubdirectory("weft-coyote-");
        try
        {
            Assert.True(engine.TryEmitReports(folder.FullName, "bug", out var paths));

            Assert.Equal(["bug.txt", "bug.trace"], paths.Select(Path.GetFileName));
            var trace = File.ReadAllText(Path.Combine(folder.FullName, "bug.trace"));
            Assert.Equal(
                (1, 1), Found(Ran(TestingEngine.Create(Configuration.Create().WithReproducibleTrace(trace), Programs.LosesACount))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void TryEmitReports_NothingFound_WritesNothing()
    {
        var engine = Ran(TestingEngine.Create(Configuration.Create(), Programs.IsWell));

        Assert.False(engine.TryEmitReports("nowhere", "bug", out var paths));
        Assert.Empty(paths);
        Assert.False(Directory.Exists("nowhere"));
    }

    [Fact]
    public void GetReport_SettingsWithoutEffect_AreNamed()
    {
        var configuration = Configuration.Create().WithQLearningStrategy().WithDeadlockTimeout(5).WithDeadlockTimeout(6);

        var engine = Ran(TestingEngine.Create(configuration, Programs.IsWell));

        Assert.Contains(
            "settings without effect: WithDeadlockTimeout, WithQLearningStrategy\n", engine.GetReport(), StringComparison.Ordinal);
        Assert.Equal(6u, configuration.DeadlockTimeout);
    }

    [Fact]
    public void Merge_AnotherReport_AddsItUp()
    {
        var report = Ran(TestingEngine.Create(Configuration.Create().WithTestingIterations(5), Programs.IsWell)).TestReport;
        var other = Ran(TestingEngine.Create(Configuration.Create(), Programs.IsNotControlled)).TestReport;

        var both = report.Clone();
        both.Merge(other);

        Assert.Equal((1, 6), (both.NumOfFoundBugs, both.NumOfExploredFairPaths));
        Assert.Equal(5, report.NumOfExploredFairPaths);
        Assert.Equal(other.BugReports, both.BugReports);
    }

    private static TestingEngine Ran(TestingEngine engine)
    {
        engine.Run();
        return engine;
    }

    private static (int Bugs, int Schedules) Found(TestingEngine engine) =>
        (engine.TestReport.NumOfFoundBugs, engine.TestReport.NumOfExploredFairPaths);
}
