using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>What else can be wrong with a schedule, and in which words it is said.</summary>
public class VerdictTests
{
    [Fact]
    public void Explore_WorkThatQueuesItselfAgainWithoutAPoint_HasNoEnd()
    {
        var report = Explorer.Explore(
            QueueAgain, new ExplorationOptions { Schedules = 1, MaxSteps = 200, Strategy = StrategyKind.RandomWalk });

        Assert.Equal(ViolationKind.NoEnd, report.Violation?.Kind);
    }

    private static int s_runs;

    [Fact]
    public void Explore_SpinningForEver_HasNoEnd()
    {
        var report = Explorer.Explore(
            static () =>
            {
                var flag = 0;
                while (Volatile.Read(ref flag) == 0)
                    Interleaving.Point();
                return Task.CompletedTask;
            },
            new ExplorationOptions { MaxSteps = 100 });
        Assert.Equal(ViolationKind.NoEnd, report.Violation!.Kind);
        Assert.StartsWith("no end after 100 steps", report.Violation.Message, StringComparison.Ordinal);
        Assert.Equal(100, report.Violation.Trace.Steps.Count);
    }

    [Fact]
    public void Draw_UntilItIsOne_HasNoEndDepthFirst()
    {
        var report = Explorer.Explore(
            static () =>
            {
                while (!Interleaving.Flip())
                {
                }
            },
            new ExplorationOptions { Strategy = StrategyKind.DepthFirst, MaxSteps = 100 });
        Assert.Equal(ViolationKind.NoEnd, report.Violation!.Kind);
    }

    [Fact]
    public void Explore_AssertionFails_IsAnAssertion()
    {
        var violation = Explored.Fails(static async () => { await Task.Yield(); Assert.Equal(1, 2); }, ViolationKind.Assertion, within: 1);
        Assert.Contains("Assert.Equal() Failure", violation.Message, StringComparison.Ordinal);
        Assert.IsType<Xunit.Sdk.EqualException>(violation.Exception);
    }

    [Fact]
    public void Explore_AssertionInsideABlockingWait_IsAnAssertion() => Explored.Fails(
        static () =>
        {
            Interleaving.Run(static () => Task.Run(static () => Assert.Equal(1, 2)).Wait());
            return Task.CompletedTask;
        },
        ViolationKind.Assertion,
        within: 1);

    [Fact]
    public void Explore_BodyThrowsBeforeItsFirstAwait_IsAnException()
    {
        var violation = Explored.Fails(static () => throw new InvalidOperationException("at once"), ViolationKind.Exception, within: 1);
        Assert.Equal("System.InvalidOperationException: at once", violation.Message);
    }

    [Fact]
    public void Explore_BodyReturnsNull_IsAnException() => Explored.Fails(static () => null!, ViolationKind.Exception, within: 1);

    [Fact]
    public void Explore_ActionThatThrows_IsAnException()
    {
        var report = Explorer.Explore((Action)(static () => throw new InvalidOperationException("plain")));
        Assert.Equal("System.InvalidOperationException: plain", report.Violation!.Message);
    }

    [Fact]
    public void Explore_TestCancelled_SaysSo()
    {
        var violation = Explored.Fails(
            static () => Task.Delay(1, new CancellationToken(canceled: true)), ViolationKind.Exception, within: 1);
        Assert.Contains("ended as cancelled", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_AsyncVoidThrows_IsAnException()
    {
        var violation = Explored.Fails(
            static async () =>
            {
                Throw();
                await Task.Delay(1);

                static async void Throw()
                {
                    await Task.Yield();
                    throw new InvalidOperationException("void");
                }
            },
            ViolationKind.Exception,
            within: 20);
        Assert.Contains("void", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_PoolWorkThrows_IsAnException()
    {
        var violation = Explored.Fails(
            static async () =>
            {
                ThreadPool.QueueUserWorkItem(static _ => throw new InvalidOperationException("work"));
                await Task.Delay(1);
            },
            ViolationKind.Exception,
            within: 20);
        Assert.Contains("work", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Violated_InAnOperationThatNobodyAwaits_IsKept()
    {
        var violation = Explored.FailsSometimes(
            static () =>
            {
                var x = 0;
                _ = Task.Run(() =>
                {
                    if (Volatile.Read(ref x) == 0)
                        Interleaving.Violated(new InvalidOperationException("it was zero"));
                });
                Volatile.Write(ref x, 1);
                return Task.CompletedTask;
            },
            ViolationKind.Exception);
        Assert.Contains("it was zero", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_StateThatChangesTheChoices_IsNotDeterministic()
    {
        var report = Explorer.Explore(
            static async () =>
            {
                var points = ++s_runs > 10 ? 1 : 2;
                await Task.WhenAll(Task.Run(() => Repeat(points)), Task.Run(() => Repeat(2)));
            },
            new ExplorationOptions { Strategy = StrategyKind.DepthFirst });
        Assert.Equal(ViolationKind.NotDeterministic, report.Violation!.Kind);
        Assert.Contains("choice", report.Violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void Explore_StateThatChangesTheChoicesOfTheReducedWalk_IsNotDeterministic(int last)
    {
        var report = Explorer.Explore(
            last,
            static last =>
            {
                var (points, cell) = (++s_runs > last ? 1 : 3, 0);
                Interleaving.Run(
                    () => Write(points, ref cell),
                    () => Write(3, ref cell));
            },
            new ExplorationOptions { Strategy = StrategyKind.Exhaustive });

        Assert.Equal(ViolationKind.NotDeterministic, report.Violation?.Kind);
        Assert.Contains("of the schedule: ", report.Violation!.Message, StringComparison.Ordinal);

        static void Write(int times, ref int cell)
        {
            for (; times > 0; times--)
                Volatile.Write(ref cell, times);
        }
    }

    [Fact]
    public void Explore_FailureThatDependsOnTheRun_IsNotDeterministic()
    {
        var report = Explorer.Explore(
            static async () =>
            {
                await Task.Yield();
                Assert.NotEqual(3, ++s_runs);
            },
            new ExplorationOptions { Strategy = StrategyKind.RandomWalk });
        Assert.Equal(ViolationKind.NotDeterministic, report.Violation!.Kind);
        Assert.Contains("depends on something else than its schedule", report.Violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Violated_ThrowsVerdictTableAndReplayLine()
    {
        var thrown = Assert.Throws<ViolationException>(static () => Explorer.Check(static () => LostUpdate()));
        Assert.Contains("was violated in schedule", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("assertion: Assert.Equal() Failure", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("VerdictTests.cs:", thrown.Message, StringComparison.Ordinal);
        Assert.Contains($"Explorer.Replay(\"{thrown.Report.Violation!.Replay}\"", thrown.Message, StringComparison.Ordinal);
        Assert.IsType<Xunit.Sdk.EqualException>(thrown.InnerException);
    }

    [Fact]
    public void Check_Refused_ThrowsTheRefusal()
    {
        var thrown = Assert.Throws<ViolationException>(static () => Explorer.Check(static () => { _ = Array.Empty<int>().AsParallel(); }));
        Assert.Contains("was refused", thrown.Message, StringComparison.Ordinal);
        Assert.Null(thrown.Report.Violation);
    }

    [Fact]
    public void Check_Holds_ReturnsTheReport() => Assert.Null(Explorer.Check(static () => Task.CompletedTask).Violation);

    private static async Task LostUpdate()
    {
        var x = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, x);

        void Add() => Volatile.Write(ref x, Volatile.Read(ref x) + 1);
    }

    private static void Repeat(int count)
    {
        for (var point = 0; point < count; point++)
            Interleaving.Point();
    }

    private static void QueueAgain() => ThreadPool.UnsafeQueueUserWorkItem(static _ => QueueAgain(), null);
}
