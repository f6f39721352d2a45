using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>
/// Several loops report what one would have reported. Long enough for a second loop to join, where there is a processor for it.
/// </summary>
public class ParallelismTests
{
    public static TheoryData<StrategyKind, string> Tests
    {
        get
        {
            var data = new TheoryData<StrategyKind, string>();
            foreach (var strategy in Enum.GetValues<StrategyKind>())
            {
                data.Add(strategy, nameof(CountsToThree));
                data.Add(strategy, nameof(FailsOnce));
                data.Add(strategy, nameof(GetsStuckLate));
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void Explore_WithSeveralLoops_ReportsWhatOneReports(StrategyKind strategy, string test)
    {
        var one = Explore(strategy, test, parallelism: 1);
        var three = Explore(strategy, test, parallelism: 3);

        Assert.Equal((one.Verdict, one.Schedules, one.Steps), (three.Verdict, three.Schedules, three.Steps));
        Assert.Equal((one.Violation?.Message, one.Violation?.Replay), (three.Violation?.Message, three.Violation?.Replay));
        Assert.Equal(Render(one), Render(three));
    }

    [Fact]
    public void Explore_WithLessThanNoLoop_SaysWhatToAskFor() =>
        Assert.Contains("greater than zero",
            Assert.Throws<UsageException>(() => Explore(StrategyKind.Mixed, nameof(FailsOnce), -1)).Message, StringComparison.Ordinal);

    internal static async Task CountsToThree()
    {
        var count = 0;
        await Task.WhenAll(Task.Run(Count), Task.Run(Count), Task.Run(Count));
        Assert.Equal(3, count);

        void Count() => Interlocked.Increment(ref count);
    }

    internal static async Task FailsOnce()
    {
        await Task.Yield();
        Assert.NotEqual(3_517, Interleaving.Draw(8_000));
    }

    internal static async Task GetsStuckLate()
    {
        var released = new TaskCompletionSource();
        if ((Interleaving.Draw(100) * 100) + Interleaving.Draw(100) != 4_444)
            released.SetResult();
        await released.Task;
    }

    private static ExplorationReport Explore(StrategyKind strategy, string test, int parallelism)
    {
        Func<Task> body = test switch
        {
            nameof(CountsToThree) => CountsToThree,
            nameof(FailsOnce) => FailsOnce,
            _ => GetsStuckLate,
        };
        return Explorer.Explore(
            body, new ExplorationOptions { Strategy = strategy, Schedules = 12_000, Seed = 5, Parallelism = parallelism });
    }

    private static string? Render(ExplorationReport report) =>
        report.Violation is { } violation ? TraceTable.Render(violation.Trace) : null;
}
