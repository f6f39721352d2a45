using System.Runtime.CompilerServices;

namespace Weft.Tests.Events.Kernel;

public sealed class KernelEventCancellationTests
{
    [Fact]
    public async Task WaitAsync_CancelledWhileSuspended_IsCancelledWithItsToken()
    {
        using var e = new KernelEvent();
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(source.Token);
        Assert.False(wait.IsCompleted);

        source.Cancel();

        Assert.True(wait.IsCanceled);
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(source.Token, thrown.CancellationToken);
        Assert.False(e.IsSet);
    }

    [Fact]
    public void WaitAsync_TokenAlreadyCancelled_IsCancelled()
    {
        using var e = new KernelEvent();

        Assert.True(e.WaitAsync(new CancellationToken(canceled: true)).IsCanceled);
    }

    [Fact]
    public void WaitAsync_SetAndTokenAlreadyCancelled_Completes()
    {
        using var e = new KernelEvent(initiallySet: true);

        Assert.True(e.WaitAsync(new CancellationToken(canceled: true)).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Cancel_OneOfTwo_LeavesTheOther()
    {
        using var e = new KernelEvent();
        using var source = new CancellationTokenSource();
        Task left = e.WaitAsync(source.Token);
        Task stayed = e.WaitAsync();

        source.Cancel();
        Assert.True(left.IsCanceled);
        Assert.False(stayed.IsCompleted);
        e.Set();

        await stayed;
    }

    [Fact]
    public async Task Cancel_AfterTheWaitWasReleased_ChangesNothing()
    {
        using var e = new KernelEvent();
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(source.Token);
        e.Set();
        await wait;

        source.Cancel();

        Assert.True(wait.IsCompletedSuccessfully);
    }

    [Fact]
    public void WaitAsync_TimeIsOver_ThrowsTimeoutException()
    {
        using var e = new KernelEvent();
        var time = new HandWoundTime();
        TimeSpan timeout = TimeSpan.FromSeconds(7);
        Task wait = e.WaitAsync(timeout, time);
        Assert.Equal((1, timeout), (time.Running, time.LastDueTime));
        Assert.False(wait.IsCompleted);

        time.FireAll();

        Assert.IsType<TimeoutException>(wait.Exception?.InnerException);
    }

    [Fact]
    public void WaitAsync_FlowOfTheContextSuppressed_StaysSo()
    {
        using var e = new KernelEvent();
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();

        Task wait = e.WaitAsync(TimeSpan.FromSeconds(1), new HandWoundTime { FiresAtOnce = true });

        Assert.True(wait.IsFaulted);
        Assert.True(ExecutionContext.IsFlowSuppressed());
    }

    [Fact]
    public void WaitAsync_NoTimeAllowed_OnlyLooks()
    {
        using var e = new KernelEvent();

        Assert.IsType<TimeoutException>(e.WaitAsync(TimeSpan.Zero, TimeProvider.System).Exception?.InnerException);
        e.Set();
        Assert.True(e.WaitAsync(TimeSpan.Zero, TimeProvider.System).IsCompletedSuccessfully);
    }

    [Fact]
    public void WaitAsync_TimeIsOverBeforeTheTimerIsKept_TakesTheTimerBack()
    {
        using var e = new KernelEvent();
        var time = new HandWoundTime { FiresAtOnce = true };

        Task wait = e.WaitAsync(TimeSpan.FromSeconds(1), time);

        Assert.IsType<TimeoutException>(wait.Exception?.InnerException);
        Assert.Equal(0, time.Running);
    }

    [Fact]
    public async Task WaitAsync_WithTheTimeOfTheSystem_IsOverByItself()
    {
        using var e = new KernelEvent();

        await Assert.ThrowsAsync<TimeoutException>(() => e.WaitAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System));
    }

    [Fact]
    public async Task Set_WaitWithATimer_TakesTheTimerBack()
    {
        using var e = new KernelEvent();
        var time = new HandWoundTime();
        Task wait = e.WaitAsync(TimeSpan.FromSeconds(1), time);

        e.Set();
        await wait;

        Assert.Equal(0, time.Running);
    }

    [Fact]
    public async Task Set_TimerFiresAllTheSame_StaysReleased()
    {
        using var e = new KernelEvent();
        var time = new HandWoundTime();
        Task wait = e.WaitAsync(TimeSpan.FromSeconds(1), time);
        e.Set();
        await wait;

        time.FireLate();

        Assert.True(wait.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancel_WaitWithATimer_TakesTheTimerBack()
    {
        using var e = new KernelEvent();
        using var source = new CancellationTokenSource();
        var time = new HandWoundTime();
        Task wait = e.WaitAsync(TimeSpan.FromSeconds(1), time, source.Token);

        source.Cancel();

        Assert.True(wait.IsCanceled);
        Assert.Equal(0, time.Running);
    }

    [Fact]
    public void Cancel_Suspended_LeavesNothingBehind()
    {
        using var e = new KernelEvent();

        PoolWaits.AssertGone(Left(source => source.Cancel(), e));
    }

    [Fact]
    public void WaitAsync_TimeIsOver_LeavesNothingInALongLivedToken()
    {
        using var e = new KernelEvent();
        using var longLived = new CancellationTokenSource();

        PoolWaits.AssertGone(Wait());

        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference Wait()
        {
            var time = new HandWoundTime();
            Task wait = e.WaitAsync(TimeSpan.FromSeconds(1), time, longLived.Token);
            time.FireAll();
            Assert.True(wait.IsFaulted);
            return new WeakReference(wait);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Left(Action<CancellationTokenSource> leave, KernelEvent e)
    {
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(source.Token);
        leave(source);
        Assert.True(wait.IsCanceled);
        return new WeakReference(wait);
    }
}
