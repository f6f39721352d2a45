using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

/// <summary>Threads that block.</summary>
public sealed class AwaitableEventBlockingTests
{
    [Fact]
    public void Wait_NothingToWaitFor_DoesNotBlock()
    {
        var cancelled = new CancellationToken(canceled: true);

        new AwaitableEvent(initiallySet: true).Wait(cancelled);
        Assert.True(new AwaitableEvent(initiallySet: true).Wait(TimeSpan.Zero, cancelled));
        Assert.False(new AwaitableEvent().Wait(TimeSpan.Zero));
        var exception = Assert.Throws<OperationCanceledException>(() => new AwaitableEvent().Wait(cancelled));
        Assert.Equal(cancelled, exception.CancellationToken);
    }

    [Fact]
    public void Wait_Set_IsWokenInTheOrderOfTheQueue()
    {
        var e = new AwaitableEvent();
        Task first = e.WaitAsync();
        var woken = new TaskCompletionSource();
        using var source = new CancellationTokenSource();
        OtherThread.Run(() =>
        {
            Thread blocked = Block(() =>
            {
                e.Wait();
                woken.SetResult();
            });
            SpinUntil(() => e.Snapshot().Count == 2);
            Task last = e.WaitAsync();

            Assert.Equal(3, e.Set());
            Assert.True(first.IsCompletedSuccessfully);
            Assert.True(last.IsCompletedSuccessfully);
            blocked.Join();
        });

        Assert.True(woken.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public void Wait_PulsedWithTime_SaysThatItWasReleased()
    {
        var e = new AwaitableEvent();
        bool? released = null;
        Thread blocked = Block(() => released = e.Wait(TimeSpan.FromDays(1)));
        SpinUntil(() => e.Snapshot().Count == 1);

        Assert.Equal(1, e.Pulse());
        blocked.Join();

        Assert.True(released);
    }

    [Fact]
    public void Wait_TimeIsUp_SaysSoAndLeavesNoWaiter()
    {
        var e = new AwaitableEvent();

        Assert.False(e.Wait(TimeSpan.FromMilliseconds(1)));

        Assert.Equal(0, e.Set());
    }

    [Fact]
    public void Wait_CancelledWhileBlocked_ThrowsAndLeavesNoWaiter()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();
        OperationCanceledException? thrown = null;
        Thread blocked = Block(() => thrown = Assert.Throws<OperationCanceledException>(() => e.Wait(source.Token)));
        SpinUntil(() => e.Snapshot().Count == 1);

        source.Cancel();
        blocked.Join();

        Assert.Equal(source.Token, thrown!.CancellationToken);
        Assert.Equal(0, e.Set());
    }

    [Fact]
    public void Wait_Interrupted_ThrowsAndLeavesNoWaiter()
    {
        var e = new AwaitableEvent();
        Exception? thrown = null;
        Thread blocked = Block(() => thrown = Assert.Throws<ThreadInterruptedException>(() => e.Wait()));
        SpinUntil(() => e.Snapshot().Count == 1);

        blocked.Interrupt();
        blocked.Join();

        Assert.NotNull(thrown);
        Assert.Equal(0, e.Set());
    }

    [Fact]
    public void Wait_OnManyThreads_ReleasesAllOfThem()
    {
        var e = new AwaitableEvent();
        Thread[] blocked = [.. Enumerable.Range(0, 8).Select(_ => Block(() => e.Wait()))];
        SpinUntil(() => e.Snapshot().Count == 8);

        Assert.Equal(8, e.Set());

        Assert.All(blocked, thread => thread.Join());
    }

    private static Thread Block(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static void SpinUntil(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)), "The thread does not wait.");
}
