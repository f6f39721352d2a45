using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>A caller can stop an exploration; it then tells what was done so far, and that it was stopped.</summary>
public class InterruptTests
{
    [Fact]
    public void Cancellation_InTheMiddle_EndsWithTheScheduleThatIsRunning()
    {
        var report = ExploreUntil(5, limit: 100);

        Assert.Equal((Verdict.Sampled, 5, true), (report.Verdict, report.Schedules, report.IsInterrupted));
        Assert.Equal("sampled, interrupted", VerdictWords.Of(report));
    }

    [Fact]
    public void Cancellation_InTheLastSchedule_HasInterruptedNothing()
    {
        var report = ExploreUntil(5, limit: 5);

        Assert.Equal((5, false), (report.Schedules, report.IsInterrupted));
        Assert.Equal("sampled", VerdictWords.Of(report));
    }

    [Fact]
    public void Cancellation_BeforeTheFirst_RunsNone()
    {
        var report = Explorer.Explore(static () => { }, new ExplorationOptions { Cancellation = new CancellationToken(canceled: true) });

        Assert.Equal((Verdict.Sampled, 0, true), (report.Verdict, report.Schedules, report.IsInterrupted));
    }

    [Fact]
    public void Cancellation_OfAReplay_IsTooLate()
    {
        var report = Explorer.Explore(Fails);

        var replayed = Explorer.Replay(
            report.Violation!.Replay, Fails, new ExplorationOptions { Cancellation = new CancellationToken(canceled: true) });

        Assert.Equal(report.Violation.Message, replayed.Violation?.Message);
    }

    private static void Fails() => throw new InvalidOperationException("it fails");

    private static ExplorationReport ExploreUntil(int schedule, int limit)
    {
        using var source = new CancellationTokenSource();
        var runs = -2; // the first schedules only prove that the test repeats itself
        return HandWritten.Explore(
            () =>
            {
                if (++runs == schedule)
                    source.Cancel();
                return null;
            },
            new RandomWalk(0),
            new ExplorationOptions { Schedules = limit, Cancellation = source.Token });
    }
}
