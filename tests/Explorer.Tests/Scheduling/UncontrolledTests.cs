using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>
/// What comes back from a real thread is held, counted and named; it refuses the test, or is taken in where that is tolerated.
/// </summary>
public class UncontrolledTests
{
    private static readonly ExplorationOptions Tolerant = new()
    {
        Strategy = StrategyKind.RandomWalk,
        Schedules = 20,
        Uncontrolled = UncontrolledWork.Tolerate,
    };

    [Fact]
    public void Refuse_AwaitThatThePoolContinues_IsNamed()
    {
        var refusal = Explored.Refused(ReadsOnThePool);

        // Which of the two is seen first, the pool's task or its continuation, is up to the pool.
        Assert.Contains("UncontrolledTests.Read (UncontrolledTests.cs:", refusal, StringComparison.Ordinal);
        Assert.Contains("the real pool", refusal, StringComparison.Ordinal);
        Assert.EndsWith(", which the explorer does not control", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_WaitForATaskOfThePool_NeedsNoClock()
    {
        var report = Explorer.Explore(WaitsForThePool, new ExplorationOptions { Strategy = StrategyKind.RandomWalk });

        Assert.Equal(Verdict.Refused, report.Verdict);
        Assert.Contains(" waits for a task of the real pool (TextReader.Read", report.Refusal, StringComparison.Ordinal);
        Assert.StartsWith(
            "Task.Wait in UncontrolledTests.WaitsForThePool (UncontrolledTests.cs:", report.Refusal, StringComparison.Ordinal);
        Assert.Empty(report.Uncontrolled);
    }

    [Fact]
    public void Refuse_ContinuationThatComesAfterItsSchedule_EndsTheExploration()
    {
        // Goes on until the forgotten one comes back.
        var report = Explorer.Explore(
            ForgetsThePool, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = int.MaxValue });

        Assert.Equal(Verdict.Refused, report.Verdict);
        Assert.Contains("UncontrolledTests.Read (UncontrolledTests.cs:", report.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_WorkThatARealThreadStarts_IsNamedByItsMethod()
    {
        var report = HandWritten.Explore(
            static async () =>
            {
                var source = new TaskCompletionSource();
                var after = source.Task.ContinueWith(static _ => { }, TaskScheduler.Current);
                var thread = new Thread(source.SetResult) { Name = "stray" };
                thread.Start();
                thread.Join();
                await after;
            },
            new RandomWalk(0));

        Assert.Equal(
            "work of UncontrolledTests.Refuse_WorkThatARealThreadStarts_IsNamedByItsMethod (lambda) was started by the thread 'stray', "
            + "which the explorer does not control",
            report.Refusal);
    }

    [Fact]
    public void Tolerate_AwaitThatThePoolContinues_IsCountedAndNamed()
    {
        var report = Explorer.Explore(ReadsOnThePool, Tolerant);

        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
        Assert.Equal("sampled, with uncontrolled work", VerdictWords.Of(report));
        var origin = Assert.Single(report.Uncontrolled);
        Assert.Equal(Tolerant.Schedules, origin.Count);
        Assert.StartsWith("the await of ", origin.Description, StringComparison.Ordinal);
        Assert.Contains(" in UncontrolledTests.Read (UncontrolledTests.cs:", origin.Description, StringComparison.Ordinal);
        Assert.EndsWith(" was continued by a thread of the real pool", origin.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(report.Remarks, remark => remark.Kind == RemarkKind.UnannouncedCompletion);
    }

    [Fact]
    public void Tolerate_SameSeed_TakesTheSameSteps()
    {
        var first = Explorer.Explore(ReadsTwiceOnThePool, Tolerant);
        var second = Explorer.Explore(ReadsTwiceOnThePool, Tolerant);

        Assert.True(first.Verdict == Verdict.Sampled, Explored.Describe(first));
        Assert.Equal((first.Steps, first.Schedules), (second.Steps, second.Schedules));
        Assert.Equal(first.Uncontrolled, second.Uncontrolled);
    }

    [Fact]
    public void Tolerate_ViolationAfterUncontrolledWork_IsReplayed()
    {
        var report = Explorer.Explore(IsWrongAfterThePool, Tolerant);
        Assert.True(report.Violation?.Kind == ViolationKind.Assertion, Explored.Describe(report));
        Assert.Equal("violated, with uncontrolled work", VerdictWords.Of(report));

        var replayed = Explorer.Replay(report.Violation!.Replay, IsWrongAfterThePool, Tolerant);
        Assert.Equal(report.Violation.Message, replayed.Violation?.Message);
    }

    [Fact]
    public void Tolerate_BlockedForThePool_GoesOn()
    {
        var report = Explorer.Explore(
            static () =>
            {
                var reader = new PoolReader();
                var reading = reader.ReadLineAsync();
                Interleaving.Run(() => Assert.Equal("a line from the pool", reading.Result), reader.Release);
            },
            Tolerant);

        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
    }

    [Fact]
    public void Tolerate_TaskMadeOfThePools_IsNamedByItsMaker()
    {
        var report = Explorer.Explore(
            static async () =>
            {
                var (one, other) = (new PoolReader(), new PoolReader());
                var both = Task.WhenAll(new[] { one.ReadLineAsync(), other.ReadLineAsync() });
                one.Release();
                other.Release();
                Assert.Equal(2, (await both).Length);
            },
            Tolerant);

        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
        Assert.StartsWith("Task.WhenAll in UncontrolledTests.", Assert.Single(report.Uncontrolled).Description, StringComparison.Ordinal);
        Assert.Equal(2 * Tolerant.Schedules, report.Uncontrolled[0].Count);
    }

    [Fact]
    public void Tolerate_UncontrolledMember_IsLetThroughAndNamed()
    {
        var report = Explorer.Explore(
            static () => Assert.NotNull(new ReaderWriterLock()), Tolerant with { Strategy = StrategyKind.DepthFirst });

        Assert.Equal((Verdict.Sampled, 1), (report.Verdict, report.Schedules));
        var origin = Assert.Single(report.Uncontrolled);
        Assert.Equal(1, origin.Count);
        Assert.StartsWith("new ReaderWriterLock in UncontrolledTests.", origin.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_UncontrolledMember_IsRefused() => Assert.StartsWith(
        "new ReaderWriterLock is not controlled",
        Explored.Refused(static () =>
        {
            Assert.NotNull(new ReaderWriterLock());
            return Task.CompletedTask;
        }),
        StringComparison.Ordinal);

    [Fact]
    public void Tolerate_NothingComes_IsStuck()
    {
        var report = Explorer.Explore(
            static () => new TaskCompletionSource().Task, Tolerant with { BlockedAfter = TimeSpan.FromMilliseconds(100) });

        Assert.Equal(ViolationKind.Stuck, report.Violation?.Kind);
        Assert.Equal("violated", VerdictWords.Of(report));
    }

    private static async Task ReadsOnThePool()
    {
        var reader = new PoolReader();
        var waiter = Read(reader);
        reader.Release();
        Assert.Equal("a line from the pool", await waiter);
    }

    private static async Task ReadsTwiceOnThePool()
    {
        var (one, other) = (new PoolReader(), new PoolReader());
        var both = Task.WhenAll(new[] { Read(one), ReadAgain(other) });
        other.Release();
        one.Release();
        await both;
    }

    private static async Task IsWrongAfterThePool()
    {
        var reader = new PoolReader();
        var waiter = Read(reader);
        reader.Release();
        Assert.Equal("another line", await waiter);
    }

    private static void WaitsForThePool()
    {
        var reader = new PoolReader();
        try
        {
            reader.ReadLineAsync().Wait();
        }
        finally
        {
            reader.Release();
        }
    }

    private static void ForgetsThePool()
    {
        var reader = new PoolReader();
        _ = Read(reader);
        reader.Release();
    }

    private static async Task<string?> Read(TextReader reader) => await reader.ReadLineAsync();

    private static async Task<string?> ReadAgain(TextReader reader) => await reader.ReadLineAsync();
}
