using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>What is not controlled is refused by name and place, and the process stays fit for the next exploration.</summary>
public class RefusalTests
{
    [Fact]
    public void Explore_MemberThatTheExplorersThreadLacks_IsRefused() => AssertRefused("Thread.Interrupt", static () =>
    {
        Thread.CurrentThread.Interrupt();
        return Task.CompletedTask;
    });

    [Fact]
    public void Explore_ParallelQuery_IsRefused() => AssertRefused("ParallelEnumerable.AsParallel", static () =>
    {
        _ = Array.Empty<int>().AsParallel();
        return Task.CompletedTask;
    });

    [Fact]
    public void Explore_OldReaderWriterLock_IsRefused() => AssertRefused("ReaderWriterLock", static () =>
    {
        new ReaderWriterLock().AcquireReaderLock(0);
        return Task.CompletedTask;
    });

    [Fact]
    public void Explore_OverloadThatAnOwnVersionLacks_TellsTheReasonOfItsFamily()
    {
        var refusal = Explored.Refused(static () =>
        {
            Parallel.ForEach(default(Partitioner<int>)!, static _ => { });
            return Task.CompletedTask;
        });

        Assert.StartsWith("Parallel.ForEach is not controlled: how a partitioner divides its items", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_TimerMadePastTheTable_IsRefusedByTheTypeThatItReachesInto()
    {
        var refusal = Explored.Refused(static () =>
        {
            Assert.NotNull(NewTimer(static _ => { }, null, TimeSpan.FromDays(1), TimeSpan.FromDays(1), false));
            return Task.CompletedTask;
        });

        Assert.StartsWith(
            "RefusalTests.NewTimer is not controlled: it reaches into System.Threading.TimerQueueTimer, past the explorer; RefusalTests.",
            refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_PrivateMemberOfATypeWithAVersionOfItsOwn_IsRefused()
    {
        var refusal = Explored.Refused(static () =>
        {
            using var semaphore = new SemaphoreSlim(1);
            CheckDispose(semaphore);
            return Task.CompletedTask;
        });

        Assert.Contains("it reaches into SemaphoreSlim", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_PrivatePropertyOfTheFramework_MayBeLookedAt() => Explored.Holds(
        static () =>
        {
            using var source = new CancellationTokenSource();
            Assert.False(IsCancellationCompleted(source));
            return Task.CompletedTask;
        },
        schedules: 2);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType("System.Threading.TimerQueueTimer, System.Private.CoreLib")]
    private static extern object NewTimer(TimerCallback callback, object? state, TimeSpan due, TimeSpan period, bool flows);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void CheckDispose(SemaphoreSlim semaphore);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_IsCancellationCompleted")]
    private static extern bool IsCancellationCompleted(CancellationTokenSource source);

    [Fact]
    public void Explore_WhatIsRefusedForAReason_TellsIt()
    {
        var refusal = Explored.Refused(static () =>
        {
            Assert.NotNull(Partitioner.Create(new List<int> { 1 }));
            return Task.CompletedTask;
        });

        Assert.StartsWith(
            "Partitioner.Create is not controlled: its partitions are handed out under locks", refusal, StringComparison.Ordinal);
        Assert.Contains(
            "; RefusalTests.Explore_WhatIsRefusedForAReason_TellsIt (lambda) calls it at RefusalTests.cs:",
            refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_TaskOfBeginAndEnd_IsRefused() => AssertRefused("FromAsync", static async () =>
        await Task.Factory.FromAsync(static (_, _) => Task.CompletedTask, static _ => { }, null));

    [Fact]
    public void Explore_HandleOfATask_IsRefused() => AssertRefused("AsyncWaitHandle", static () =>
    {
        _ = ((IAsyncResult)Task.CompletedTask).AsyncWaitHandle;
        return Task.CompletedTask;
    });

    [Fact]
    public void Explore_UnobservedExceptions_AreRefused() => AssertRefused("UnobservedTaskException", static () =>
    {
        TaskScheduler.UnobservedTaskException += static (_, _) => { };
        return Task.CompletedTask;
    });

    [Fact]
    public void Explore_BackgroundWorker_IsRefused() => AssertRefused("BackgroundWorker", static () =>
    {
        using var worker = new System.ComponentModel.BackgroundWorker();
        worker.RunWorkerAsync();
        return Task.CompletedTask;
    });

    [Fact]
    public void Explore_ContextWithoutAPostOfItsOwn_IsRefused() => Assert.Contains(
        "PostsToThePool is not controlled",
        Explored.Refused(static () =>
        {
            SynchronizationContext.SetSynchronizationContext(new PostsToThePool());
            return Task.CompletedTask;
        }),
        StringComparison.Ordinal);

    [Fact]
    public void Explore_ContinuationFromARealThread_IsRefused()
    {
        // Not rewritten, so that nothing stops the thread before it completes the source.
        var report = HandWritten.Explore(
            static async () =>
            {
                var source = new TaskCompletionSource();
                var thread = new Thread(source.SetResult) { Name = "stray" };
                var waiter = Wait(source.Task);
                thread.Start();
                thread.Join();
                await waiter;
            },
            new Exploration.Strategies.RandomWalk(0));
        Assert.Equal(Verdict.Refused, report.Verdict);
        Assert.Equal(
            "the asynchronous method RefusalTests.Explore_ContinuationFromARealThread_IsRefused.Wait was continued by the thread 'stray', "
                + "which the explorer does not control",
            report.Refusal);

        static async Task Wait(Task task) => await task;
    }

    [Fact]
    public void Explore_OperationThatLoopsWithoutPoints_IsRefusedByTheWatchdog()
    {
        var report = Explorer.Explore(
            static async () =>
            {
                await Task.Yield();
                Loop(TimeSpan.FromSeconds(2));
            },
            new ExplorationOptions { BlockedAfter = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(Verdict.Refused, report.Verdict);
        Assert.Contains("has passed no scheduling point for 0.2 seconds", report.Refusal, StringComparison.Ordinal);
        Assert.Contains("RefusalTests.cs:", report.Refusal, StringComparison.Ordinal);
        Explored.Holds(static async () => await Task.Yield(), 10);
    }

    [Fact]
    public void Explore_ProgressThrows_EndsTheExploration()
    {
        var options = new ExplorationOptions
        {
            Schedules = int.MaxValue,
            Progress = static _ => throw new InvalidOperationException("enough"),
        };
        var thrown = Assert.Throws<InvalidOperationException>(() => Explorer.Explore(static async () => await Task.WhenAll(
            Task.Run(static () => Loop(TimeSpan.FromMilliseconds(5))), Task.Run(static () => { })), options));
        Assert.Equal("enough", thrown.Message);
    }

    [Fact]
    public void Explore_OfATestThatIsExplored_IsAUsageException()
    {
        var violation = Explored.Fails(
            static () =>
            {
                Explorer.Explore(static () => { });
                return Task.CompletedTask;
            },
            ViolationKind.Exception,
            within: 1);
        Assert.Contains(nameof(UsageException), violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Explore_OptionsWithoutMeaning_AreAUsageException(int schedules, int steps, int seconds) => Assert.Throws<UsageException>(
        () => Explorer.Explore(
            static () => { },
            new ExplorationOptions { Schedules = schedules, MaxSteps = steps, BlockedAfter = TimeSpan.FromSeconds(seconds) }));

    private static void AssertRefused(string member, Func<Task> test)
    {
        var refusal = Explored.Refused(test);
        Assert.Contains(member, refusal, StringComparison.Ordinal);
        Assert.Contains("is not controlled", refusal, StringComparison.Ordinal);
        Assert.Contains("RefusalTests.cs:", refusal, StringComparison.Ordinal);
    }

    // Measured in work: the time that passes is a virtual one here.
    private static void Loop(TimeSpan time)
    {
        for (var end = Environment.CpuUsage.TotalTime + time; Environment.CpuUsage.TotalTime < end;)
        {
        }
    }

    private sealed class PostsToThePool : SynchronizationContext;
}
