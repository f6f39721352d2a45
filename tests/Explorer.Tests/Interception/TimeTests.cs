using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Time is virtual: hours pass at once, in the order in which they are due, and against running code in any order.</summary>
public class TimeTests
{
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
                    static _ => throw new InvalidOperationException("in the timer"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
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
        var timer = TimeProvider.System.CreateTimer(_ => Volatile.Write(ref fired, Volatile.Read(ref isStopped) + 1), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Volatile.Write(ref isStopped, 1);
        timer.Dispose();
        await Task.Delay(1);
        Assert.NotEqual(2, Volatile.Read(ref fired));
    }, ViolationKind.Assertion);

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
}
