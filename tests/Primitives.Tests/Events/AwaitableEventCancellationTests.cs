using System.Runtime.CompilerServices;
using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

public sealed class AwaitableEventCancellationTests
{
    [Fact]
    public async Task WaitAsync_CancelledWhileSuspended_IsCancelledWithItsToken()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(source.Token);

        source.Cancel();

        Assert.True(wait.IsCanceled);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public void WaitAsync_TokenAlreadyCancelled_IsCancelledAndLeavesNoWaiter()
    {
        // The registration calls back before it returns: it has to find the waiter linked.
        var e = new AwaitableEvent();

        Task wait = e.WaitAsync(new CancellationToken(canceled: true));

        Assert.True(wait.IsCanceled);
        Assert.Equal(0, e.Set());
    }

    [Fact]
    public void WaitAsync_SetAndTokenAlreadyCancelled_Completes()
    {
        var e = new AwaitableEvent(initiallySet: true);

        Assert.True(e.WaitAsync(new CancellationToken(canceled: true)).IsCompletedSuccessfully);
    }

    [Fact]
    public void WaitAsync_CancelledAfterSet_StaysReleased()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(source.Token);

        Assert.Equal(1, e.Set());
        source.Cancel();

        Assert.True(wait.IsCompletedSuccessfully);
    }

    [Fact]
    public void Set_AfterCancellation_DoesNotCountTheCancelled()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Task cancelled = e.WaitAsync(source.Token);
        Task other = e.WaitAsync();

        source.Cancel();

        Assert.Equal(1, e.Set());
        Assert.True(cancelled.IsCanceled);
        Assert.True(other.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 0)]
    [InlineData(4, 2)]
    [InlineData(4, 3)]
    public void Cancel_AnyPlaceInTheQueue_LeavesTheOthersInOrder(int count, int cancelled)
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        var order = new List<int>();
        Ambient.In(context, () =>
        {
            for (int i = 0; i < count; i++)
            {
                int number = i;
                if (i == cancelled)
                    _ = e.WaitAsync(source.Token);
                else
                    e.GetAwaiter().OnCompleted(() => order.Add(number));
            }
        });

        source.Cancel();
        Ambient.In(context, () => e.GetAwaiter().OnCompleted(() => order.Add(count)));

        Assert.Equal(count, e.Set());
        context.RunAll();
        Assert.Equal(Enumerable.Range(0, count + 1).Where(number => number != cancelled), order);
    }

    [Fact]
    public void Cancel_OneTokenOfManyWaits_CancelsThemAll()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Task[] waits = [.. Enumerable.Range(0, 10).Select(_ => e.WaitAsync(source.Token))];

        source.Cancel();

        Assert.All(waits, wait => Assert.True(wait.IsCanceled));
        Assert.Equal(0, e.Set());
    }

    [Fact]
    public void Cancel_CallbackSetsTheEvent_DoesNotDeadlock()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(source.Token);
        Task other = e.WaitAsync();
        int released = -1;

        // Callbacks run youngest first: this one sets the event in the middle of the cancellation.
        using CancellationTokenRegistration registration = source.Token.Register(() => released = e.Set());
        source.Cancel();

        Assert.Equal(2, released);
        Assert.True(wait.IsCompletedSuccessfully);
        Assert.True(other.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancel_Suspended_LeavesNothingInTheEvent()
    {
        var e = new AwaitableEvent();
        Task kept = e.WaitAsync();

        WeakReference cancelled = CancelOne(e);

        Collected.AssertGone(cancelled);
        Assert.False(kept.IsCompleted);
        Assert.Equal(1, e.Set());
    }

    [Fact]
    public void Set_WaitWithALongLivedToken_LeavesNothingInTheToken()
    {
        using var source = new CancellationTokenSource();
        var e = new AwaitableEvent();

        WeakReference released = ReleaseOne(e, source.Token);

        Collected.AssertGone(released);
        Assert.False(source.IsCancellationRequested);
    }

    [Fact]
    public void Set_ContinuationResumed_LetsGoOfIt()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent();

        WeakReference resumed = ResumeOne(e, context);

        Collected.AssertGone(resumed);
        GC.KeepAlive(e);
        GC.KeepAlive(context);
    }

    [Fact]
    public void Set_ContextKeepsAResumedWait_DoesNotKeepThoseBehindIt()
    {
        var context = new KeepingContext();
        var e = new AwaitableEvent();

        WeakReference behind = ReleaseBehindAKeptOne(e, context);

        Collected.AssertGone(behind);
        Assert.Equal(1, context.Kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference CancelOne(AwaitableEvent e)
    {
        using var source = new CancellationTokenSource();
        Task wait = e.WaitAsync(source.Token);
        source.Cancel();
        Assert.True(wait.IsCanceled);
        return new WeakReference(wait);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReleaseOne(AwaitableEvent e, CancellationToken token)
    {
        Task wait = e.WaitAsync(token);
        e.Set();
        Assert.True(wait.IsCompletedSuccessfully);
        return new WeakReference(wait);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ResumeOne(AwaitableEvent e, RecordingContext context)
    {
        object captured = new();
        Ambient.In(context, () => e.GetAwaiter().OnCompleted(() => GC.KeepAlive(captured)));
        e.Set();
        context.RunAll();
        return new WeakReference(captured);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReleaseBehindAKeptOne(AwaitableEvent e, KeepingContext context)
    {
        Ambient.In(context, () => e.GetAwaiter().OnCompleted(() => { }));
        Task behind = e.WaitAsync();
        Assert.Equal(2, e.Set());
        return new WeakReference(behind);
    }
}
