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
