using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>A schedule in which nothing can run any more says who waits, for what, and where.</summary>
public class StuckTests
{
    [Fact]
    public void Stuck_BesideATimerThatNeverEnds_HasATraceThatCanBeShown()
    {
        var report = Explorer.Explore(static async () =>
        {
            using var heartbeat = new Timer(static _ => { }, null, 1, 1);
            await new TaskCompletionSource().Task;
        });

        Assert.NotNull(report.Violation);
        Assert.NotEmpty(TraceTable.Render(report.Violation.Trace));
    }

    [Fact]
    public void Await_LostWakeUp_NamesTheWaiter()
    {
        var violation = Explored.FailsSometimes(LostWakeUp, ViolationKind.Stuck);
        AssertNames(violation, nameof(LostWakeUp), "awaits", "StuckTests.cs:");
        Assert.DoesNotContain("Set", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lock_OppositeOrder_NamesBothAndTheHolders()
    {
        var violation = Explored.FailsSometimes(OppositeOrder, ViolationKind.Stuck);
        AssertNames(violation, "wants the lock", "held by operation 1", "held by operation 2", "StuckTests.cs:");
    }

    [Fact]
    public void MonitorWait_WithoutPulse_NamesTheWaiter()
    {
        var violation = Explored.Fails(
            static async () =>
            {
                var gate = new object();
                await Task.Run(() =>
                {
                    lock (gate)
                        Monitor.Wait(gate);
                });
            },
            ViolationKind.Stuck,
            within: 1);
        AssertNames(violation, "waits for", "StuckTests.cs:");
    }

    [Fact]
    public void Wait_TaskThatNeverEnds_NamesTheWaiter()
    {
        var violation = Explored.Fails(
            static () =>
            {
                new TaskCompletionSource().Task.Wait();
                return Task.CompletedTask;
            },
            ViolationKind.Stuck,
            within: 1);
        AssertNames(violation, nameof(Wait_TaskThatNeverEnds_NamesTheWaiter), "waits for", "StuckTests.cs:");
    }

    [Fact]
    public void Await_ItselfThroughAChain_NamesEveryLink()
    {
        var violation = Explored.Fails(AwaitsItself, ViolationKind.Stuck, within: 1);
        AssertNames(violation, nameof(AwaitsItself), nameof(Link), "awaits");
    }

    [Fact]
    public void Iterate_StreamThatNeverGoesOn_NamesTheIterator()
    {
        var violation = Explored.Fails(
            static async () =>
            {
                await foreach (var _ in Silence())
                {
                }
            },
            ViolationKind.Stuck,
            within: 1);
        AssertNames(violation, nameof(Silence));
    }

    [Fact]
    public void Explore_OneThatIsForgotten_IsNotStuck() => Explored.Holds(
        static () =>
        {
            _ = Link(new TaskCompletionSource().Task);
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void Explore_EndedInsideALock_BlocksOthersOnlyInThatSchedule()
    {
        var violation = Explored.FailsSometimes(EndsInsideALock, ViolationKind.Stuck);
        AssertNames(violation, "wants the lock", "held by operation 1");
        Assert.NotEmpty(violation.Trace.Steps);
    }

    private static readonly object Static = new();

    private static async Task EndsInsideALock()
    {
        var left = Task.Run(static () => Monitor.Enter(Static));
        var taken = Monitor.TryEnter(Static); // in the first schedule this one comes first
        if (taken)
            Monitor.Exit(Static);
        else
            Monitor.Enter(Static);
        await left;
    }

    private static async Task LostWakeUp()
    {
        TaskCompletionSource? waiting = null;
        var isSet = false;
        var waiter = Wait();
        await Task.Run(Set);
        await waiter;

        async Task Wait()
        {
            await Task.Yield();
            if (Volatile.Read(ref isSet))
                return;
            var source = new TaskCompletionSource();
            Volatile.Write(ref waiting, source); // Set may have looked before
            await source.Task;
        }

        void Set()
        {
            Volatile.Write(ref isSet, true);
            Volatile.Read(ref waiting)?.SetResult();
        }
    }

    private static async Task OppositeOrder()
    {
        var (a, b) = (new object(), new object());
        await Task.WhenAll(Task.Run(() => Take(a, b)), Task.Run(() => Take(b, a)));

        static void Take(object first, object second)
        {
            lock (first)
            {
                lock (second)
                {
                }
            }
        }
    }

    private static async Task AwaitsItself()
    {
        var self = new TaskCompletionSource<Task>();
        var chain = Link(Link(self.Task.Unwrap()));
        self.SetResult(chain);
        await chain;
    }

    private static async Task Link(Task next) => await next;

    private static async IAsyncEnumerable<int> Silence()
    {
        await new TaskCompletionSource().Task;
        yield return 1;
    }

    private static void AssertNames(Violation violation, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, violation.Message, StringComparison.Ordinal));
}
