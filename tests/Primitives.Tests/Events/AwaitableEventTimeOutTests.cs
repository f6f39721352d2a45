using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

/// <summary>Waits with a time-out, as tasks and as outcomes.</summary>
public sealed class AwaitableEventTimeOutTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task WaitAsync_TimeIsUp_FailsWithATimeoutException()
    {
        var time = new ManualTime();
        var e = new AwaitableEvent();
        Task wait = e.WaitAsync(s_minute, time);
        time.Pass(s_minute - TimeSpan.FromTicks(1));
        Assert.False(wait.IsCompleted);

        time.Pass(TimeSpan.FromTicks(1));

        Assert.True(wait.IsFaulted);
        await Assert.ThrowsAsync<TimeoutException>(() => wait);
        Assert.Equal(0, e.Set());
    }

    [Fact]
    public void WaitAsync_SetInTime_CompletesAndLetsGoOfTheTimer()
    {
        var time = new ManualTime();
        var e = new AwaitableEvent();
        Task wait = e.WaitAsync(s_minute, time);
        Assert.Equal(1, time.Armed);

        Assert.Equal(1, e.Set());

        Assert.True(wait.IsCompletedSuccessfully);
        Assert.Equal(0, time.Armed);
    }

    [Fact]
    public void WaitAsync_CancelledInTime_IsCancelledAndLetsGoOfTheTimer()
    {
        var time = new ManualTime();
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(s_minute, time, source.Token);

        source.Cancel();

        Assert.True(wait.IsCanceled);
        Assert.Equal(0, time.Armed);
    }

    [Fact]
    public void WaitAsync_TimeIsUp_LetsGoOfTheToken()
    {
        var time = new ManualTime();
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(s_minute, time, source.Token);
        time.Pass(s_minute);

        source.Cancel();

        Assert.True(wait.IsFaulted);
    }

    [Fact]
    public void WaitAsync_NoTimeAtAll_FailsUnlessSetOrCancelled()
    {
        var time = new ManualTime();
        var cancelled = new CancellationToken(canceled: true);

        Assert.True(new AwaitableEvent().WaitAsync(TimeSpan.Zero, time).IsFaulted);
        Assert.True(new AwaitableEvent().WaitAsync(TimeSpan.Zero, time, cancelled).IsCanceled);
        Assert.True(new AwaitableEvent(initiallySet: true).WaitAsync(TimeSpan.Zero, time, cancelled).IsCompletedSuccessfully);
        Assert.Equal(0, time.Armed);
    }

    [Fact]
    public void WaitAsync_WithoutLimit_MakesNoTimer()
    {
        var time = new ManualTime();

        Assert.False(new AwaitableEvent().WaitAsync(Timeout.InfiniteTimeSpan, time).IsCompleted);

        Assert.Equal(0, time.Armed);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData((double)uint.MaxValue)]
    public void Wait_TimeThatNoTimerTakes_Throws(double milliseconds)
    {
        var e = new AwaitableEvent();
        TimeSpan timeout = TimeSpan.FromMilliseconds(milliseconds);

        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => { _ = e.WaitAsync(timeout, TimeProvider.System); });
        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => { _ = e.WaitOutcomeAsync(timeout, TimeProvider.System).AsTask(); });
        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => e.Wait(timeout));
    }

    [Fact]
    public void Wait_NoTimeProvider_Throws()
    {
        var e = new AwaitableEvent();

        Assert.Throws<ArgumentNullException>("timeProvider", () => { _ = e.WaitAsync(s_minute, null!); });
        Assert.Throws<ArgumentNullException>("timeProvider", () => { _ = e.WaitOutcomeAsync(s_minute, null!).AsTask(); });
    }

    [Fact]
    public void WaitAsync_TimerFiresBeforeItIsHandedOut_FailsAndLetsGoOfIt()
    {
        var time = new ManualTime { BeforeHandingOut = fire => fire() };
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();

        Task wait = e.WaitAsync(s_minute, time, source.Token);

        Assert.True(wait.IsFaulted);
        Assert.Equal(0, time.Armed);
        Assert.Equal(0, e.Set());
    }

    [Fact]
    public void WaitAsync_SetBeforeTheTimerIsHandedOut_CompletesAndLetsGoOfIt()
    {
        var e = new AwaitableEvent();
        var time = new ManualTime { BeforeHandingOut = _ => e.Set() };

        Task wait = e.WaitAsync(s_minute, time);

        Assert.True(wait.IsCompletedSuccessfully);
        Assert.Equal(0, time.Armed);
    }

    [Fact]
    public void WaitAsync_TimerFiresAfterTheRelease_ChangesNothing()
    {
        // A timer that has been disposed of may be on its way already.
        var fires = new List<Action>();
        var time = new ManualTime { BeforeHandingOut = fires.Add };
        var e = new AwaitableEvent();
        Task pulsed = e.WaitAsync(s_minute, time);
        e.Pulse();
        Task set = e.WaitAsync(s_minute, time);
        e.Set();

        fires.ForEach(fire => fire());
        e.Reset();
        fires.ForEach(fire => fire());
        Task newcomer = e.WaitAsync();
        fires.ForEach(fire => fire());

        Assert.True(pulsed.IsCompletedSuccessfully);
        Assert.True(set.IsCompletedSuccessfully);
        Assert.False(newcomer.IsCompleted);
        Assert.Equal(1, e.Set());
    }

    [Fact]
    public void WaitAsync_TimeProviderThrows_ThrowsAndLeavesNoWaiter()
    {
        var e = new AwaitableEvent();
        var failure = new FormatException("thrown by the provider");
        var time = new ManualTime { BeforeHandingOut = _ => throw failure };

        Assert.Same(failure, Assert.Throws<FormatException>(() => { _ = e.WaitAsync(s_minute, time); }));

        Assert.Equal(0, e.Set());
    }

    [Fact]
    public void Set_TimerThrowsWhenDisposed_ReleasesTheRest()
    {
        var e = new AwaitableEvent();
        var time = new ManualTime { DisposalFailure = new FormatException("thrown by the timer") };
        Task first = e.WaitAsync(s_minute, time);
        Task second = e.WaitAsync();

        Assert.Equal(2, e.Set());

        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(second.IsCompletedSuccessfully);
    }

    [Fact]
    public void WaitAsync_FlowSuppressed_StartsItsTimer()
    {
        var time = new ManualTime();
        using AsyncFlowControl suppressed = ExecutionContext.SuppressFlow();

        Task wait = new AwaitableEvent().WaitAsync(s_minute, time);

        Assert.False(wait.IsCompleted);
        Assert.Equal(1, time.Armed);
        Assert.True(ExecutionContext.IsFlowSuppressed());
    }

    [Fact]
    public void WaitAsync_WithATimer_FlowsNoExecutionContextIntoIt()
    {
        bool? suppressed = null;
        var time = new ManualTime { BeforeHandingOut = _ => suppressed = ExecutionContext.IsFlowSuppressed() };

        _ = new AwaitableEvent().WaitAsync(s_minute, time);

        Assert.True(suppressed);
        Assert.False(ExecutionContext.IsFlowSuppressed());
    }
}
