using System.Runtime.CompilerServices;
using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

// CA2012: what is tested here is a value task that is looked at before, while and after it ends.
#pragma warning disable CA2012

public sealed class AwaitableEventOutcomeTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly AsyncLocal<string?> s_ambient = new();

    [Fact]
    public void WaitOutcomeAsync_NothingToWaitFor_HasEnded()
    {
        var set = new AwaitableEvent(initiallySet: true);
        var unset = new AwaitableEvent();
        var cancelled = new CancellationToken(canceled: true);

        Assert.Equal(WaitOutcome.Signaled, Ended(set.WaitOutcomeAsync(cancelled)));
        Assert.Equal(WaitOutcome.Cancelled, Ended(unset.WaitOutcomeAsync(cancelled)));
        Assert.Equal(WaitOutcome.TimedOut, Ended(unset.WaitOutcomeAsync(TimeSpan.Zero, TimeProvider.System)));
        Assert.Equal(0, unset.Set());
    }

    [Theory]
    [InlineData(WaitOutcome.Signaled)]
    [InlineData(WaitOutcome.Cancelled)]
    [InlineData(WaitOutcome.TimedOut)]
    public async Task WaitOutcomeAsync_EndedWhileAwaited_SaysHow(WaitOutcome expected)
    {
        var e = new AwaitableEvent();
        var time = new ManualTime();
        using var source = new CancellationTokenSource();
        Task<WaitOutcome> wait = Await(e.WaitOutcomeAsync(s_minute, time, source.Token));
        Assert.False(wait.IsCompleted);

        End(expected, e, source, time);

        Assert.Equal(expected, await wait);
        Assert.Equal(0, time.Armed);
    }

    [Theory]
    [InlineData(WaitOutcome.Signaled)]
    [InlineData(WaitOutcome.Cancelled)]
    [InlineData(WaitOutcome.TimedOut)]
    public async Task WaitOutcomeAsync_EndedBeforeItIsAwaited_SaysHow(WaitOutcome expected)
    {
        var e = new AwaitableEvent();
        var time = new ManualTime();
        using var source = new CancellationTokenSource();
        ValueTask<WaitOutcome> wait = e.WaitOutcomeAsync(s_minute, time, source.Token);
        Assert.False(wait.IsCompleted);

        End(expected, e, source, time);

        Assert.True(wait.IsCompletedSuccessfully);
        Assert.Equal(expected, await wait);
    }

    [Fact]
    public async Task WaitOutcomeAsync_AsTask_CompletesWithTheOutcome()
    {
        var e = new AwaitableEvent();
        Task<WaitOutcome> wait = e.WaitOutcomeAsync().AsTask();

        Assert.Equal(1, e.Pulse());

        Assert.Equal(WaitOutcome.Signaled, await wait);
    }

    [Fact]
    public void WaitOutcomeAsync_ContinuationComesAfterTheEnd_IsQueued()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent();
        bool ran = false;
        ValueTaskAwaiter<WaitOutcome> awaiter = e.WaitOutcomeAsync().GetAwaiter();
        e.Set();

        Ambient.In(context, () => awaiter.UnsafeOnCompleted(() => ran = true));

        Assert.False(ran);
        context.RunOne();
        Assert.True(ran);
    }

    [Fact]
    public void WaitOutcomeAsync_AskedForItsResultTooEarly_Throws()
    {
        ValueTask<WaitOutcome> wait = new AwaitableEvent().WaitOutcomeAsync();

        Assert.Throws<InvalidOperationException>(() => wait.GetAwaiter().GetResult());
    }

    [Fact]
    public void WaitOutcomeAsync_AwaitedTwice_Throws()
    {
        ValueTask<WaitOutcome> wait = new AwaitableEvent().WaitOutcomeAsync();
        wait.GetAwaiter().OnCompleted(() => { });

        Assert.Throws<InvalidOperationException>(() => wait.GetAwaiter().OnCompleted(() => { }));
    }

    [Fact]
    public void WaitOutcomeAsync_InAContext_GoesOnThere()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent();
        SynchronizationContext? seen = null;
        Ambient.In(context, () => e.WaitOutcomeAsync().GetAwaiter().UnsafeOnCompleted(() => seen = SynchronizationContext.Current));

        e.Set();
        context.RunAll();

        Assert.Same(context, seen);
    }

    [Theory]
    [InlineData(true, "of the wait")]
    [InlineData(false, null)]
    public async Task WaitOutcomeAsync_Released_FlowsTheExecutionContextIfAsked(bool flow, string? expected)
    {
        var e = new AwaitableEvent();
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        s_ambient.Value = "of the wait";
        ValueTaskAwaiter<WaitOutcome> awaiter = e.WaitOutcomeAsync().GetAwaiter();
        Ambient.Without(() =>
        {
            if (flow)
                awaiter.OnCompleted(() => seen.SetResult(s_ambient.Value));
            else
                awaiter.UnsafeOnCompleted(() => seen.SetResult(s_ambient.Value));
        });
        s_ambient.Value = null;

        e.Set();

        Assert.Equal(expected, await seen.Task);
    }

    [Fact]
    public void Set_ContinuationOfAnOutcomeThrows_ReleasesTheRest()
    {
        var e = new AwaitableEvent();
        Ambient.In(new InlineContext(), () =>
            e.WaitOutcomeAsync().GetAwaiter().UnsafeOnCompleted(() => throw new FormatException("thrown by a continuation")));
        Task other = e.WaitAsync();

        Assert.Equal(2, e.Set());

        Assert.True(other.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WaitOutcomeAsync_CancelledInline_GoesOnOnThePool()
    {
        var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
        using var source = new CancellationTokenSource();
        using var returned = new ManualResetEventSlim();
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.Without(() => e.WaitOutcomeAsync(source.Token).GetAwaiter().UnsafeOnCompleted(() =>
        {
            // Inside Cancel, this would wait for a Cancel that waits for it.
            returned.Wait();
            ran.SetResult();
        }));

        OtherThread.Run(source.Cancel);
        returned.Set();

        await ran.Task;
    }

    private static void End(WaitOutcome outcome, AwaitableEvent e, CancellationTokenSource source, ManualTime time)
    {
        switch (outcome)
        {
            case WaitOutcome.Signaled:
                Assert.Equal(1, e.Set());
                break;
            case WaitOutcome.Cancelled:
                source.Cancel();
                break;
            default:
                time.Pass(s_minute);
                break;
        }
    }

    private static WaitOutcome Ended(ValueTask<WaitOutcome> wait)
    {
        Assert.True(wait.IsCompletedSuccessfully);
        return wait.Result;
    }

    private static async Task<WaitOutcome> Await(ValueTask<WaitOutcome> wait) => await wait;
}
