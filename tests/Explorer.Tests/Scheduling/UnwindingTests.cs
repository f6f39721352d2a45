using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>
/// A schedule that ends early takes its operations back; whatever they do about it, the next exploration is not disturbed.
/// </summary>
public class UnwindingTests
{
    private static readonly object Gate = new();

    [Fact]
    public void Unwind_FinallyBlocksWithPoints_EndAll() => AssertEnds(static async () =>
    {
        var others = Task.WhenAll(Task.Run(Wait), Task.Run(Wait), WaitAsync());
        await Fail();
        await others;

        static void Wait()
        {
            try
            {
                new TaskCompletionSource().Task.Wait();
            }
            finally
            {
                Interleaving.Point();
            }
        }

        static async Task WaitAsync()
        {
            try
            {
                await Task.Delay(Timeout.Infinite);
            }
            finally
            {
                await Task.Delay(1);
            }
        }
    });

    [Fact]
    public void Unwind_CodeThatSwallows_EndsAll() => AssertEnds(static async () =>
    {
        var other = Task.Run(static () =>
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                try
                {
                    new TaskCompletionSource().Task.Wait();
                }
                catch (Exception)
                {
                    Interleaving.Draw(3);
                }
            }
        });
        await Fail();
        await other;
    });

    [Fact]
    public void Unwind_LoopThatSwallowsForEver_IsLeftBehind() => AssertEnds(static async () =>
    {
        var other = Task.Run(static () =>
        {
            while (true)
            {
                try
                {
                    new TaskCompletionSource().Task.Wait();
                }
                catch (Exception)
                {
                    Interleaving.Violated(new InvalidOperationException("a later one"));
                }
            }
        });
        await Fail();
        await other;
    });

    [Fact]
    public void Unwind_InsideLocksAndUsings_LeavesThem() => AssertEnds(static async () =>
    {
        var other = Task.Run(static () =>
        {
            using var source = new CancellationTokenSource();
            using var registration = source.Token.Register(static () => { });
            lock (Gate)
                Monitor.Wait(Gate);
        });
        var third = Task.Run(static () =>
        {
            lock (Gate)
                new TaskCompletionSource().Task.Wait();
        });
        await Fail();
        await Task.WhenAll(other, third);
    });

    [Fact]
    public void Unwind_DrawsInFinallyBlocks_CanBeReplayed() => AssertEnds(static async () =>
    {
        var other = Task.Run(static () =>
        {
            try
            {
                new TaskCompletionSource().Task.Wait();
            }
            finally
            {
                Interleaving.Draw(10);
            }
        });
        await Fail();
        await other;
    });

    [Fact]
    public void Unwind_AsyncVoidAndCallbacks_EndAll() => AssertEnds(static async () =>
    {
        Swallow();
        using var source = new CancellationTokenSource();
        source.Token.Register(static () => Interleaving.Point());
        ThreadPool.QueueUserWorkItem(static _ => new TaskCompletionSource().Task.Wait());
        await Fail();

        static async void Swallow()
        {
            await Task.Yield();
            new TaskCompletionSource().Task.Wait();
        }
    });

    // The test fails in every schedule, with others in all stages of waiting; each failure is found, recorded and replayed.
    private static void AssertEnds(Func<Task> test)
    {
        for (uint seed = 0; seed < 10; seed++)
        {
            var report = Explorer.Explore(
                test, new ExplorationOptions { Seed = seed, Strategy = Exploration.Strategies.StrategyKind.RandomWalk });
            Assert.True(report.Violation?.Kind == ViolationKind.Exception, Explored.Describe(report));
            Assert.Equal("System.InvalidOperationException: on purpose", report.Violation!.Message);
            Assert.Equal(report.Violation.Message, Explorer.Replay(report.Violation.Replay, test).Violation?.Message);
        }
        Explored.Holds(static async () => await Task.WhenAll(Task.Run(Take), Task.Run(Take)), 20);

        static void Take()
        {
            lock (Gate)
                Interleaving.Point();
        }
    }

    private static async Task Fail()
    {
        await Task.Run(Interleaving.Point);
        throw new InvalidOperationException("on purpose");
    }
}
