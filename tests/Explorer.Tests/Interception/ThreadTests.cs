using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Threads of the test's own are operations: they interleave, they can be joined, and they sleep in virtual time.</summary>
public class ThreadTests
{
    [Fact]
    public void Start_TwoThatCountUnderALock_LoseNothing() => Explored.HoldsAlways(static () =>
    {
        var gate = new object();
        Assert.Equal(2, CountByTwoThreads(counter =>
        {
            lock (gate)
                counter.AddInTwoSteps();
        }));
        return Task.CompletedTask;
    });

    [Fact]
    public void Start_TwoThatCountWithoutALock_LoseACount() => Explored.FailsSometimes(static () =>
    {
        Assert.Equal(2, CountByTwoThreads(counter => counter.AddInTwoSteps()));
        return Task.CompletedTask;
    });

    [Fact]
    public void Start_WithAParameter_HandsItIn() => Explored.HoldsAlways(static () =>
    {
        object? seen = null;
        var thread = new Thread(parameter => Volatile.Write(ref seen, parameter));
        thread.Start("handed in");
        thread.Join();
        Assert.Equal("handed in", seen);
        Assert.False(thread.IsAlive);
        return Task.CompletedTask;
    });

    [Fact]
    public void Start_Twice_Throws() => Explored.HoldsAlways(static () =>
    {
        var thread = new Thread(static () => { });
        Assert.Throws<ThreadStateException>(thread.Join);
        thread.Start();
        Assert.Throws<ThreadStateException>(thread.Start);
        return Task.CompletedTask;
    });

    [Fact]
    public void Start_BodyThatThrows_Violates()
    {
        var violation = Explored.Fails(
            static () =>
            {
                new Thread(static () => throw new InvalidOperationException("nobody handles this")).Start();
                return Task.CompletedTask;
            },
            ViolationKind.Exception,
            within: 1);

        Assert.Contains("nobody handles this", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Join_AThreadThatWaitsForItsJoiner_IsStuck()
    {
        var violation = Explored.Fails(
            static () =>
            {
                var gate = new object();
                var thread = new Thread(() =>
                {
                    lock (gate)
                    {
                    }
                });
                lock (gate)
                {
                    thread.Start();
                    thread.Join();
                }
                return Task.CompletedTask;
            },
            ViolationKind.Stuck,
            within: 1);

        Assert.Contains("wants the lock gate", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Join_WithATimeout_EndsInVirtualTime() => Explored.HoldsAlways(static () =>
    {
        var release = new ManualResetEventSlim(false);
        var thread = new Thread(release.Wait);
        thread.Start();
        Assert.False(thread.Join(TimeSpan.FromDays(1)));
        release.Set();
        thread.Join();
        Assert.False(thread.IsAlive);
        return Task.CompletedTask;
    });

    [Fact]
    public void Sleep_PassesInVirtualTime() => Explored.HoldsAlways(static () =>
    {
        var thread = new Thread(static () => Thread.Sleep(TimeSpan.FromDays(2)));
        thread.Start();
        thread.Join();
        return Task.CompletedTask;
    });

    [Fact]
    public void CurrentThread_InAThread_IsThatThread() => Explored.HoldsAlways(static () =>
    {
        Thread? seen = null;
        var thread = new Thread(() => seen = Thread.CurrentThread) { Name = "worker" };
        thread.Start();
        thread.Join();
        Assert.Same(thread, seen);
        Assert.NotSame(thread, Thread.CurrentThread);
        return Task.CompletedTask;
    });

    private static int CountByTwoThreads(Action<Counter> count)
    {
        var counter = new Counter();
        var threads = new[] { new Thread(() => count(counter)), new Thread(() => count(counter)) };
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return counter.Value;
    }
}
