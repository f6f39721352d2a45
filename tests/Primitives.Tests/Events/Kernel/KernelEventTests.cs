namespace Weft.Tests.Events.Kernel;

public sealed class KernelEventTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void IsSet_New_IsWhatWasAskedFor(bool initiallySet)
    {
        using var e = new KernelEvent(initiallySet);

        Assert.Equal(initiallySet, e.IsSet);
    }

    [Fact]
    public void IsSet_ByDefault_IsFalse()
    {
        using var e = new KernelEvent();

        Assert.False(e.IsSet);
    }

    [Fact]
    public void Set_Unset_StaysSetUntilReset()
    {
        using var e = new KernelEvent();

        e.Set();
        e.Set();
        Assert.True(e.IsSet);
        Assert.True(e.IsSet);
        e.Reset();
        Assert.False(e.IsSet);
        e.Reset();
        Assert.False(e.IsSet);
    }

    [Fact]
    public async Task Await_Unset_GoesOnAfterSetAndSeesWhatWasWrittenBefore()
    {
        using var e = new KernelEvent();
        string? written = null;
        Task<string?> wait = Read();
        Assert.False(wait.IsCompleted);

        written = "before Set";
        e.Set();

        Assert.Equal("before Set", await wait);

        async Task<string?> Read()
        {
            await e;
            return written;
        }
    }

    [Fact]
    public void Await_Set_GoesOnAtOnce()
    {
        using var e = new KernelEvent(initiallySet: true);

        Task wait = Twice();

        Assert.True(wait.IsCompletedSuccessfully);

        async Task Twice()
        {
            await e;
            await e.ConfigureAwait(false);
        }
    }

    [Fact]
    public void WaitAsync_Set_AllocatesNothing()
    {
        using var e = new KernelEvent(initiallySet: true);
        for (int i = 0; i < 1_000; i++)
            Assert.True(e.WaitAsync().IsCompletedSuccessfully);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Assert.True(e.WaitAsync().IsCompletedSuccessfully);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task Set_MoreWaitersThanAThreadOfThePoolCanWaitFor_ReleasesAllOnce()
    {
        // The pool waits for 63 handles with each of its waiting threads.
        const int Waiters = 150;
        using var e = new KernelEvent();
        int resumed = 0;
        Task[] waits = [.. Enumerable.Range(0, Waiters).Select(_ => Wait())];
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);

        e.Set();
        await Task.WhenAll(waits);

        Assert.Equal(Waiters, resumed);

        async Task Wait()
        {
            await e;
            Interlocked.Increment(ref resumed);
        }
    }

    [Fact]
    public async Task Reset_AfterAWaitWasReleased_MakesTheNextOneSuspend()
    {
        using var e = new KernelEvent();
        Task first = e.WaitAsync();
        e.Set();
        await first;

        e.Reset();
        Task second = e.WaitAsync();

        Assert.False(second.IsCompleted);
        e.Set();
        await second;
    }

    [Fact]
    public void Wait_Set_ReturnsAtOnce()
    {
        using var e = new KernelEvent(initiallySet: true);

        e.Wait();
        Assert.True(e.Wait(Timeout.InfiniteTimeSpan));
        Assert.True(e.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void Wait_SetAndTokenAlreadyCancelled_Returns()
    {
        using var e = new KernelEvent(initiallySet: true);

        e.Wait(new CancellationToken(canceled: true));
    }

    [Fact]
    public void Wait_Unset_BlocksUntilSet()
    {
        using var e = new KernelEvent();
        using var waiting = BlockedThread.Start(e, () => e.Wait());

        e.Set();

        Assert.Null(waiting.Join());
    }

    [Fact]
    public void Wait_SetByAnotherCopy_GoesOn()
    {
        using var e = new KernelEvent();
        using KernelEvent copy = e.Duplicate();
        using var waiting = BlockedThread.Start(e, () => Assert.True(e.Wait(TimeSpan.FromDays(1))));

        copy.Set();

        Assert.Null(waiting.Join());
    }

    [Fact]
    public void Wait_TimeIsOver_ReturnsFalse()
    {
        using var e = new KernelEvent();

        Assert.False(e.Wait(TimeSpan.Zero));
        Assert.False(e.Wait(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void Wait_TokenAlreadyCancelled_Throws()
    {
        using var e = new KernelEvent();
        var token = new CancellationToken(canceled: true);

        var thrown = Assert.Throws<OperationCanceledException>(() => e.Wait(token));

        Assert.Equal(token, thrown.CancellationToken);
    }

    [Fact]
    public void Wait_TokenCancelledWhileBlocked_Throws()
    {
        using var e = new KernelEvent();
        using var source = new CancellationTokenSource();
        using var waiting = BlockedThread.Start(e, () => e.Wait(source.Token));

        source.Cancel();

        var thrown = Assert.IsType<OperationCanceledException>(waiting.Join());
        Assert.Equal(source.Token, thrown.CancellationToken);
    }

    [Fact]
    public void WaitAsync_WithoutATimeProvider_IsRefused()
    {
        using var e = new KernelEvent(initiallySet: true);

        Assert.Throws<ArgumentNullException>("timeProvider", () => { _ = e.WaitAsync(TimeSpan.Zero, null!); });
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-0.5)]
    [InlineData(uint.MaxValue)]
    public void Wait_TimeWithoutMeaning_IsRefused(double milliseconds)
    {
        using var e = new KernelEvent(initiallySet: true);
        TimeSpan timeout = TimeSpan.FromMilliseconds(milliseconds);

        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => e.Wait(timeout));
        Assert.Throws<ArgumentOutOfRangeException>("timeout", () => { _ = e.WaitAsync(timeout, TimeProvider.System); });
    }
}
