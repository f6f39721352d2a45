using System.Reflection;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>What the explorer notices about itself and the test: ends that no step announced, statics and locks that stay.</summary>
public class SelfCheckTests
{
    private static readonly MethodInfo SetResult = typeof(TaskCompletionSource).GetMethod(nameof(TaskCompletionSource.SetResult), [])!;

    private static readonly List<int> Kept = [];

    private static readonly object Static = new();

    [ThreadStatic]
    private static int t_ofTheThread;

    private static int s_count;

    private static Func<int>? s_lazy;

    private static TaskCompletionSource? s_left;

    private static string Property { get; set; } = "first";

    [Fact]
    public void Explore_TaskThatEndsUnannounced_IsNamedAndNotEverythingExplored()
    {
        var report = Explorer.Explore(EndsByReflection, new ExplorationOptions { Strategy = StrategyKind.DepthFirst });

        Assert.Equal(Verdict.Sampled, report.Verdict);
        Assert.True(report.Schedules < ExplorationOptions.DefaultSchedules, "There are schedules left, so the verdict shows nothing.");
        var remark = Assert.Single(report.Remarks, remark => remark.Kind == RemarkKind.UnannouncedCompletion);
        Assert.StartsWith("a task, for which SelfCheckTests.Wait waits (SelfCheckTests.cs:", remark.Text, StringComparison.Ordinal);
        Assert.Contains(
            ", which announced something else: Volatile.Write in SelfCheckTests.EndsByReflection", remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_TaskThatEndsAnnounced_IsNotNamed() => Explored.HoldsAlways(static async () =>
    {
        var source = new TaskCompletionSource();
        var waiter = Wait(source.Task);
        await Task.Run(source.SetResult);
        await waiter;
    });

    [Fact]
    public void Explore_PromiseThatEndsInAnOperationOfItsOwn_IsNotNamed() => Explored.HoldsAlways(static async () =>
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = Wait(Task.WhenAll(new[] { source.Task }));
        await Task.Run(source.SetResult);
        await waiter;
    });

    [Fact]
    public void Explore_WriteToAStatic_IsNamed() =>
        AssertKept("SelfCheckTests.s_count (a static) keeps its value from schedule to schedule", static () => s_count++);

    [Fact]
    public void Explore_WriteToAStaticInALaterSchedule_IsNamed() => Assert.Contains(
        Explored.Holds(static () =>
        {
            if (Interleaving.Draw(8) == 7)
                s_count = 8;
            return Task.CompletedTask;
        }).Remarks,
        remark => remark.Kind == RemarkKind.KeptStatic);

    [Fact]
    public void Explore_WriteToAStaticProperty_IsNamedByTheProperty() =>
        AssertKept("SelfCheckTests.Property (a static) keeps its value from schedule to schedule", static () => Property = "second");

    [Fact]
    public void Explore_GrowthOfAStaticCollection_IsNamed() =>
        AssertKept("SelfCheckTests.Kept (a static) keeps its value from schedule to schedule", static () => Kept.Add(7));

    [Fact]
    public void Explore_WriteToAThreadStatic_IsKeptByNobody()
    {
        var report = Explorer.Explore(
            static () =>
            {
                Assert.Equal(0, t_ofTheThread);
                t_ofTheThread += 3;
            },
            new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 5 });

        Assert.Equal(Verdict.Sampled, report.Verdict);
        Assert.Empty(report.Remarks);
    }

    [Fact]
    public void Explore_WaiterThatALaterScheduleWakes_IsNamed()
    {
        var report = Explorer.Explore(
            static () =>
            {
                s_left?.SetResult();
                s_left = new TaskCompletionSource();
                _ = Wait(s_left.Task);
            },
            new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 5 });

        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
        Assert.Contains(
            report.Remarks,
            remark => remark.Text.StartsWith("the await of ", StringComparison.Ordinal)
                && remark.Text.Contains(" in SelfCheckTests.Wait (SelfCheckTests.cs:", StringComparison.Ordinal)
                && remark.Text.EndsWith(
                    " was continued by a later schedule: what it waits for outlives its own", StringComparison.Ordinal));
    }

    [Fact]
    public void Explore_StaticThatIsPutBack_IsNotNamed() => Assert.Empty(Explored.Holds(
        static () =>
        {
            s_count++;
            s_lazy ??= static () => 5;
            s_count -= s_lazy() - 4;
            s_lazy = null;
            return Task.CompletedTask;
        },
        5).Remarks);

    [Fact]
    public void Explore_OperationThatEndsInsideALock_IsNamed()
    {
        var report = Explorer.Explore(
            static () => Monitor.Enter(Static), new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 5 });

        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
        var remark = Assert.Single(report.Remarks);
        Assert.Equal(RemarkKind.KeptLock, remark.Kind);
        Assert.StartsWith("an operation ended while it held the lock that it had taken in Monitor.Enter in SelfCheckTests.", remark.Text,
            StringComparison.Ordinal);
        Assert.Contains("(SelfCheckTests.cs:", remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_OperationUnwoundInsideALock_IsNotNamed()
    {
        var report = Explorer.Explore(
            static () =>
            {
                Monitor.Enter(Static); // nothing leaves it while the operation unwinds
                new TaskCompletionSource().Task.Wait();
            },
            new ExplorationOptions { Strategy = StrategyKind.RandomWalk });

        Assert.Equal(ViolationKind.Stuck, report.Violation?.Kind);
        Assert.Empty(report.Remarks);
    }

    [Fact]
    public void Remarks_ManyOfOneKind_AreShortened()
    {
        var checks = new Exploration.Scheduling.SelfChecks();
        for (var number = 0; number < 25; number++)
            checks.Add(new Remark(RemarkKind.UnannouncedCompletion, $"step {number}"));
        checks.Add(new Remark(RemarkKind.UnannouncedCompletion, "step 7"));

        var report = checks.Complete(
            new ExplorationReport { Test = "N.A.Set", Verdict = Verdict.EveryScheduleExplored, Schedules = 1, Strategy = "none" },
            UncontrolledWork.Refuse);

        Assert.Equal(21, report.Remarks.Count);
        Assert.Equal("and 5 more of this kind", report.Remarks[^1].Text);
        Assert.Equal(Verdict.Sampled, report.Verdict);
    }

    private static void AssertKept(string text, Action write)
    {
        var report = Explorer.Explore(write, new ExplorationOptions { Strategy = StrategyKind.RandomWalk, Schedules = 5 });
        Assert.Equal([new Remark(RemarkKind.KeptStatic, text)], report.Remarks);
    }

    private static async Task EndsByReflection()
    {
        var (source, flag) = (new TaskCompletionSource(), 0);
        var waiter = Wait(source.Task);
        await Task.Run(() =>
        {
            Volatile.Write(ref flag, 1);
            SetResult.Invoke(source, null); // not seen by the rewriting
        });
        await waiter;
    }

    private static async Task Wait(Task task) => await task;
}
