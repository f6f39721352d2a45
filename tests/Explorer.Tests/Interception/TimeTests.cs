using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Time is virtual: hours pass at once, in the order in which they are due, and against running code in any order.</summary>
public class TimeTests
{
    private static readonly TimeProvider Early = TimeProvider.System;
    private static readonly PeriodicTimer EarlyTimer = new(TimeSpan.FromDays(1));
    private static TimeProvider? s_clock;

    [Fact]
    public void Delay_AWeek_TakesNoTime() => Explored.HoldsAlways(static async () =>
    {
        var began = TimeProvider.System.GetUtcNow();
        await Task.Delay(TimeSpan.FromDays(7));
        Assert.Equal(TimeSpan.FromDays(7), TimeProvider.System.GetUtcNow() - began);
    });

    [Fact]
    public void Delay_DifferentDueTimes_EndInTheirOrder() => Explored.Holds(static async () =>
    {
        var (late, early, middle) = (Task.Delay(30), Task.Delay(10), Task.Delay(20)); // no other step comes in between
        await middle;
        Assert.True(early.IsCompletedSuccessfully);
        await late;
        Assert.True(middle.IsCompletedSuccessfully);
    });

    [Fact]
    public void Delay_EqualDueTimes_EndInEitherOrder()
    {
        Explored.Fails(static () => AssertFirst("a"), ViolationKind.Assertion);
        Explored.Fails(static () => AssertFirst("b"), ViolationKind.Assertion);
    }

    [Fact]
    public void Delay_AgainstRunningCode_EndsBeforeOrAfterIt()
    {
        Explored.Fails(static () => AssertEnded(before: true), ViolationKind.Assertion);
        Explored.Fails(static () => AssertEnded(before: false), ViolationKind.Assertion);
    }

    [Fact]
    public void Delay_Cancelled_NeverEnds() => Explored.Holds(static async () =>
    {
        using var source = new CancellationTokenSource();
        var delay = Task.Delay(Timeout.InfiniteTimeSpan, source.Token);
        source.Cancel();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
        Assert.Equal(source.Token, thrown.CancellationToken);
    }, 50);

    [Fact]
    public void Delay_Forever_IsStuck()
    {
        var violation = Explored.Fails(static () => Task.Delay(Timeout.Infinite), ViolationKind.Stuck, within: 1);
        Assert.NotEmpty(violation.Message);
    }

    [Fact]
    public void CancelAfter_AndSourceWithDelay_CancelInVirtualTime() => Explored.Holds(static async () =>
    {
        using var first = new CancellationTokenSource(TimeSpan.FromHours(1));
        using var second = new CancellationTokenSource();
        second.CancelAfter(TimeSpan.FromHours(2));
        using var third = new CancellationTokenSource(3_600_000);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, second.Token));
        Assert.True(first.IsCancellationRequested && third.IsCancellationRequested);
    });

    [Fact]
    public void WaitAsync_Timeout_ComesBeforeOrAfterTheTask()
    {
        Explored.Fails(static () => AssertTimesOut(expected: true), ViolationKind.Assertion);
        Explored.Fails(static () => AssertTimesOut(expected: false), ViolationKind.Assertion);
    }

    [Fact]
    public void WaitAsync_TaskThatNeverEnds_TimesOut() => Explored.HoldsAlways(static async () =>
    {
        var never = new TaskCompletionSource<int>();
        await Assert.ThrowsAsync<TimeoutException>(() => never.Task.WaitAsync(TimeSpan.FromDays(1)));
        await Assert.ThrowsAsync<TimeoutException>(() => ((Task)never.Task).WaitAsync(TimeSpan.FromDays(1)));
        await Assert.ThrowsAsync<TimeoutException>(() => never.Task.WaitAsync(TimeSpan.Zero));
    });

    [Fact]
    public void WaitAsync_Token_CancelsTheWaitOnly() => Explored.Holds(static async () =>
    {
        var task = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var source = new CancellationTokenSource();
        var wait = task.Task.WaitAsync(source.Token);
        var canceller = Task.Run(source.Cancel);
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(source.Token, thrown.CancellationToken);
        await canceller;
        task.SetResult(1);
        Assert.Equal(1, await task.Task);
    });

    [Fact]
    public void CreateTimer_Periodic_FiresUntilDisposed() => Explored.Holds(static async () =>
    {
        var fired = 0;
        var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = TimeProvider.System;
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                if (++fired != 3)
                    return;
                timer!.Dispose();
                third.SetResult();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        await third.Task;
        var atDisposal = fired; // it may have fired once more before it was disposed of
        Interleaving.Point();
        Assert.Equal(atDisposal, fired);
    });

    [Fact]
    public void CreateTimer_CallbackThrows_ViolatesTheSchedule()
    {
        var violation = Explored.Fails(
            static async () =>
            {
                using var timer = TimeProvider.System.CreateTimer(
                    static _ =>
                        throw new InvalidOperationException("in the timer"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
                await Task.Delay(TimeSpan.FromSeconds(2));
            },
            ViolationKind.Exception,
            within: 1);
        Assert.Contains("in the timer", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateTimer_Periodic_KeepsTheContextOfItsCreation() => Explored.Holds(static async () =>
    {
        var local = new AsyncLocal<string> { Value = "creator" };
        var second = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var fired = 0;
        await using var timer = TimeProvider.System.CreateTimer(
            _ =>
            {
                if (++fired == 2)
                    second.SetResult(local.Value);
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
        local.Value = "later";
        await Task.Run(() => local.Value = "other");
        Assert.Equal("creator", await second.Task);
    }, 50);

    [Fact]
    public void Dispose_OfATimer_MayComeTooLate() => Explored.Fails(static async () =>
    {
        var fired = 0;
        var isStopped = 0;
        var timer = TimeProvider.System.CreateTimer(
            _ => Volatile.Write(ref fired, Volatile.Read(ref isStopped) + 1), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Volatile.Write(ref isStopped, 1);
        timer.Dispose();
        await Task.Delay(1);
        Assert.NotEqual(2, Volatile.Read(ref fired));
    }, ViolationKind.Assertion);

    [Fact]
    public void Timer_ThatNobodyDisposesOf_EndsWithTheTest() => Explored.Holds(static async () =>
    {
        var beats = 0;
        var timer = new Timer(_ => Interlocked.Increment(ref beats), null, 1, 1);
        _ = Beat();
        await Task.Run(() => Volatile.Read(ref beats));
        timer.Change(5, 5);

        async Task Beat()
        {
            while (true)
                await Task.Delay(1);
        }
    });

    [Fact]
    public void Timer_ThatBeatsForEver_DoesNotKeepOthersFromRunning()
    {
        // Depth-first lets the timer fire once more in each schedule; without a limit some schedule is only that.
        var report = Explorer.Explore(
            static async () =>
            {
                using var timer = new Timer(static _ => { }, null, 1, 1);
                await Task.Run(Interleaving.Point);
            },
            new ExplorationOptions { Strategy = Exploration.Strategies.StrategyKind.DepthFirst, Schedules = 2_000, MaxSteps = 200 });
        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
    }

    [Fact]
    public void Timer_ThatBeatsWhileTheTestIsStuck_HasNoEnd() => Explored.Fails(static async () =>
    {
        using var timer = new Timer(static _ => { }, null, 1, 1);
        await new TaskCompletionSource().Task;
    }, ViolationKind.NoEnd, within: 1);

    [Fact]
    public void Sleep_ThatTheTestDoesNotWaitFor_IsTakenBack() => Explored.Holds(static () =>
    {
        _ = Task.Run(static () =>
        {
            while (true)
                Thread.Sleep(1);
        });
        return Task.CompletedTask;
    });

    [Fact]
    public void Lock_ThatIsNeverLeft_IsStuckAfterTheTestToo() => Explored.Fails(static () =>
    {
        var gate = new object();
        _ = Task.Run(() => Monitor.Enter(gate));
        _ = Task.Run(() => Monitor.Enter(gate));
        return Task.CompletedTask;
    }, ViolationKind.Stuck, within: 20);

    [Fact]
    public void Clock_InAStatic_IsThatOfEachSchedule() => Explored.Holds(static async () =>
    {
        s_clock ??= TimeProvider.System;
        var began = s_clock.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(3), s_clock);
        Assert.Equal(TimeSpan.FromSeconds(3), s_clock.GetElapsedTime(began));
    }, 20);

    [Fact]
    public void Clock_FromAStaticConstructor_IsVirtualToo() => Explored.Holds(static async () =>
    {
        var began = Early.GetUtcNow();
        await Task.Delay(TimeSpan.FromSeconds(3), Early);
        Assert.Equal(TimeSpan.FromSeconds(3), Early.GetUtcNow() - began);
    }, 20);

    [Fact]
    public void Clock_OfTheProgramsOwn_LeavesTimersToTheSystem() => Explored.Holds(static async () =>
    {
        var clock = new HalfOwnClock();
        Assert.Equal(1999, clock.GetUtcNow().Year);
        var began = clock.GetTimestamp();
        await Task.Delay(TimeSpan.FromDays(1), clock);
        Assert.Equal(TimeSpan.FromDays(1), clock.GetElapsedTime(began));
    }, 20);

    [Fact]
    public void Clocks_AllOfThem_Agree() => Explored.HoldsAlways(static async () =>
    {
        await Task.Delay(TimeSpan.FromHours(1));
        var utc = TimeProvider.System.GetUtcNow();
        Assert.Equal(new DateTime(2000, 1, 1, 1, 0, 0, DateTimeKind.Utc), DateTime.UtcNow);
        Assert.Equal(utc, DateTimeOffset.UtcNow);
        Assert.Equal(utc, DateTimeOffset.Now);
        Assert.Equal(utc.UtcDateTime, DateTime.Now.ToUniversalTime());
        Assert.Equal(DateTime.Now, DateTime.UtcNow.ToLocalTime());
        Assert.Equal(DateTimeKind.Local, DateTime.Now.Kind);
        Assert.Equal(utc, new DateTimeOffset(DateTime.Now));
        Assert.Equal(utc, (DateTimeOffset)DateTime.Now);
        Assert.Equal(DateTime.Now, utc.LocalDateTime);
        Assert.Equal(utc, utc.ToLocalTime());
        Assert.Equal(new DateTime(2000, 1, 1), DateTime.Today);
        Assert.Equal(TimeZoneInfo.Utc, TimeZoneInfo.Local);
        Assert.Equal(TimeZoneInfo.Utc, TimeProvider.System.LocalTimeZone);
        Assert.Equal(25 * 3_600_000, Environment.TickCount64);
        Assert.Equal(25 * 3_600_000, Environment.TickCount);
        Assert.Equal(TimeProvider.System.GetTimestamp(), System.Diagnostics.Stopwatch.GetTimestamp());
    });

    [Fact]
    public void Clock_ReadWhileATimerIsArmed_IsAPoint()
    {
        Assert.Equal(1, Explored.HoldsAlways(static () => Read(null)).Schedules);
        Assert.True(Explored.HoldsAlways(static () => Read(Task.Delay(1))).Schedules > 1);

        static Task Read(Task? delay)
        {
            _ = DateTime.UtcNow;
            return delay ?? Task.CompletedTask;
        }
    }

    [Fact]
    public void Clock_Polled_Passes() => Explored.HoldsAlways(static () =>
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30))
            Interleaving.Point();
        return Task.CompletedTask;
    });

    [Fact]
    public void SynchronizingObject_OfAnEventTimer_IsRefused() => Assert.Contains(
        "Timer.SynchronizingObject is not controlled",
        Explored.Refused(static () =>
        {
            using var timer = new System.Timers.Timer { SynchronizingObject = new Window() };
            return Task.CompletedTask;
        }),
        StringComparison.Ordinal);

    [Fact]
    public void PeriodicTimer_FromAStaticConstructor_IsRefused() => Assert.Contains(
        "PeriodicTimer that was created outside the test",
        Explored.Refused(static async () => await EarlyTimer.WaitForNextTickAsync()),
        StringComparison.Ordinal);

    private static async Task AssertFirst(string expected)
    {
        var order = new List<string>();
        await Task.WhenAll(After("a"), After("b"));
        Assert.Equal(expected, order[0]);

        async Task After(string name)
        {
            await Task.Delay(10);
            order.Add(name);
        }
    }

    private static async Task AssertEnded(bool before)
    {
        var delay = Task.Delay(10);
        Interleaving.Point();
        Assert.Equal(before, delay.IsCompleted);
        await delay;
    }

    private static async Task AssertTimesOut(bool expected)
    {
        var isTimeout = false;
        try
        {
            await Task.Run(Interleaving.Point).WaitAsync(TimeSpan.FromSeconds(1));
        }
        catch (TimeoutException)
        {
            isTimeout = true;
        }
        Assert.Equal(expected, isTimeout);
    }

    private sealed class HalfOwnClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(1999, 12, 31, 0, 0, 0, TimeSpan.Zero);
    }

    private sealed class Window : System.ComponentModel.ISynchronizeInvoke
    {
        public bool InvokeRequired => false;

        public IAsyncResult BeginInvoke(Delegate method, object?[]? args) => throw new NotSupportedException();

        public object? EndInvoke(IAsyncResult result) => throw new NotSupportedException();

        public object? Invoke(Delegate method, object?[]? args) => throw new NotSupportedException();
    }
}
