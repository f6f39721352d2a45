using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests.Strategies;

/// <summary>What a failing run prints runs the same schedule again, and nothing else does.</summary>
public class ReplayTests
{
    [Theory]
    [InlineData(StrategyKind.RandomWalk)]
    [InlineData(StrategyKind.DepthFirst)]
    [InlineData(StrategyKind.Mixed)]
    public void Replay_OfEachStrategy_FindsTheSame(StrategyKind strategy)
    {
        var found = Find(strategy);
        var again = Explorer.Replay(found.Replay, LostUpdate);
        Assert.Equal(Verdict.Violated, again.Verdict);
        Assert.Equal(found.Kind, again.Violation!.Kind);
        Assert.Equal(found.Message, again.Violation.Message);
        Assert.Equal(found.Replay, again.Violation.Replay);
        Assert.Equal(TraceTable.Render(found.Trace), TraceTable.Render(again.Violation.Trace));
    }

    [Fact]
    public void Replay_AHundredTimes_ReproducesAHundredTimes()
    {
        var replay = Find(StrategyKind.RandomWalk).Replay;
        for (var time = 0; time < 100; time++)
            Assert.Equal(ViolationKind.Assertion, Explorer.Replay(replay, LostUpdate).Violation?.Kind);
    }

    [Fact]
    public void Replay_WithDraws_DrawsTheSame()
    {
        var report = Explorer.Explore(DrawTwice, new ExplorationOptions { Strategy = StrategyKind.RandomWalk });
        Assert.Equal(report.Violation!.Message, Explorer.Replay(report.Violation.Replay, DrawTwice).Violation!.Message);
    }

    [Theory]
    [InlineData(nameof(Stuck))]
    [InlineData(nameof(Endless))]
    [InlineData(nameof(Times))]
    public void Replay_OfEachKindOfViolation_FindsTheSame(string name)
    {
        Func<Task> test = name switch
        {
            nameof(Stuck) => Stuck,
            nameof(Endless) => Endless,
            _ => Times,
        };
        var options = new ExplorationOptions { MaxSteps = 200, Strategy = StrategyKind.RandomWalk };
        var found = Explorer.Explore(test, options).Violation!;
        var again = Explorer.Replay(found.Replay, test, options).Violation!;
        Assert.Equal((found.Kind, found.Message, found.Replay), (again.Kind, again.Message, again.Replay));
    }

    [Fact]
    public void Replay_OfAnotherTest_IsAUsageException()
    {
        var replay = Find(StrategyKind.RandomWalk).Replay;
        var thrown = Assert.Throws<UsageException>(() => Explorer.Replay(replay, DrawTwice));
        Assert.Contains("belongs to another test than", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OfAnotherProgram_IsAUsageException()
    {
        var parsed = ReplayString.Parse(Find(StrategyKind.RandomWalk).Replay);
        var thrown = Assert.Throws<UsageException>(
            () => Explorer.Replay((parsed with { Program = parsed.Program + 1 }).ToString(), LostUpdate));
        Assert.Contains("scheduling points have changed", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OneChoiceTooFew_IsNotDeterministic()
    {
        var parsed = ReplayString.Parse(Find(StrategyKind.RandomWalk).Replay);
        var report = Explorer.Replay((parsed with { Choices = parsed.Choices - 1 }).ToString(), LostUpdate);
        Assert.Equal(ViolationKind.NotDeterministic, report.Violation!.Kind);
        Assert.Contains("no choice here", report.Violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_ChoicesLeftOver_IsNotDeterministic()
    {
        var parsed = ReplayString.Parse(Find(StrategyKind.RandomWalk).Replay);
        var report = Explorer.Replay(
            (parsed with { Choices = parsed.Choices + 5, Packed = [.. parsed.Packed, 0, 0] }).ToString(), LostUpdate);
        Assert.Equal(ViolationKind.NotDeterministic, report.Violation!.Kind);
        Assert.Contains("could not be followed", report.Violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OtherSteps_IsNotDeterministic()
    {
        var parsed = ReplayString.Parse(Find(StrategyKind.RandomWalk).Replay);
        var report = Explorer.Replay((parsed with { Steps = parsed.Steps ^ 1 }).ToString(), LostUpdate);
        Assert.Equal(ViolationKind.NotDeterministic, report.Violation!.Kind);
    }

    [Fact]
    public void Replay_ChoiceThatIsNone_IsNotDeterministic()
    {
        var parsed = ReplayString.Parse(Find(StrategyKind.RandomWalk).Replay);
        var report = Explorer.Replay((parsed with { Packed = [.. parsed.Packed.Select(_ => (byte)0xFF)] }).ToString(), LostUpdate);
        Assert.Equal(ViolationKind.NotDeterministic, report.Violation!.Kind);
    }

    private static Violation Find(StrategyKind strategy) =>
        Explorer.Explore(LostUpdate, new ExplorationOptions { Strategy = strategy }).Violation!;

    private static async Task LostUpdate()
    {
        var x = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(Add), Task.Run(Add));
        Assert.Equal(3, x);

        void Add() => Volatile.Write(ref x, Volatile.Read(ref x) + 1);
    }

    private static async Task DrawTwice()
    {
        var drawn = Interleaving.Draw(5);
        var other = await Task.Run(static () => Interleaving.Draw(6));
        Assert.True(drawn + other < 8, $"{drawn} and {other}");
    }

    private static async Task Stuck()
    {
        var source = new TaskCompletionSource();
        var asked = 0;
        var other = Task.Run(() =>
        {
            if (Volatile.Read(ref asked) == 0)
                source.SetResult();
        });
        Volatile.Write(ref asked, 1);
        await source.Task;
        await other;
    }

    private static Task Endless()
    {
        while (true)
            Interleaving.Point();
    }

    private static async Task Times()
    {
        var delay = Task.Delay(1);
        await Task.WhenAny(Task.Run(Interleaving.Point), delay);
        Assert.False(delay.IsCompleted, "timed out");
    }
}
