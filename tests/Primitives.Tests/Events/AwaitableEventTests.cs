using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

public sealed class AwaitableEventTests
{
    [Fact]
    public void IsSet_New_IsFalse() => Assert.False(new AwaitableEvent().IsSet);

    [Fact]
    public void IsSet_InitiallySet_IsTrue() => Assert.True(new AwaitableEvent(initiallySet: true).IsSet);

    [Fact]
    public void Set_Unset_SetsAndReleasesNobody()
    {
        var e = new AwaitableEvent();

        Assert.Equal(0, e.Set());

        Assert.True(e.IsSet);
    }

    [Fact]
    public void Set_AlreadySet_ReleasesNobodyAndStaysSet()
    {
        var e = new AwaitableEvent();
        Task wait = e.WaitAsync();

        Assert.Equal(1, e.Set());
        Assert.Equal(0, e.Set());

        Assert.True(e.IsSet);
        Assert.True(wait.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Set_WithWaiters_ReleasesAndCountsAllBeforeItReturns(int count)
    {
        var e = new AwaitableEvent();
        Task[] waits = [.. Enumerable.Range(0, count).Select(_ => e.WaitAsync())];
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));

        int released = e.Set();

        Assert.Equal(count, released);
        Assert.All(waits, wait => Assert.True(wait.IsCompletedSuccessfully));
    }

    [Fact]
    public void Reset_Set_MakesLaterWaitsSuspend()
    {
        var e = new AwaitableEvent(initiallySet: true);

        e.Reset();

        Assert.False(e.IsSet);
        Assert.False(e.GetAwaiter().IsCompleted);
        Assert.False(e.WaitAsync().IsCompleted);
    }

    [Fact]
    public void Reset_Unset_KeepsTheWaiters()
    {
        var e = new AwaitableEvent();
        Task wait = e.WaitAsync();

        e.Reset();

        Assert.False(wait.IsCompleted);
        Assert.Equal(1, e.Set());
        Assert.True(wait.IsCompletedSuccessfully);
    }

    [Fact]
    public void Reset_AfterSet_TakesNoReleaseBack()
    {
        var context = new RecordingContext();
        var e = new AwaitableEvent();
        int resumed = 0;
        Ambient.In(context, () => e.GetAwaiter().OnCompleted(() => resumed++));

        e.Set();
        e.Reset();
        context.RunAll();

        Assert.Equal(1, resumed);
    }

    [Fact]
    public void Set_AfterReset_ReleasesOnlyWaitsOfItsOwnRound()
    {
        var e = new AwaitableEvent();
        Task first = e.WaitAsync();
        Assert.Equal(1, e.Set());
        e.Reset();

        Task second = e.WaitAsync();
        Assert.True(first.IsCompletedSuccessfully);
        Assert.False(second.IsCompleted);

        Assert.Equal(1, e.Set());
        Assert.True(second.IsCompletedSuccessfully);
    }

    [Fact]
    public void Set_WaiterWaitsAgainWhileOthersAreReleased_LeavesTheNewWaitSuspended()
    {
        var e = new AwaitableEvent();
        Task? again = null;
        Ambient.In(new InlineContext(), () => e.GetAwaiter().OnCompleted(() =>
        {
            e.Reset();
            again = e.WaitAsync();
        }));
        Task other = e.WaitAsync();

        int released = e.Set();

        Assert.Equal(2, released);
        Assert.True(other.IsCompletedSuccessfully);
        Assert.False(again!.IsCompleted);
        Assert.Equal(1, e.Set());
        Assert.True(again.IsCompletedSuccessfully);
    }

    [Fact]
    public void Set_ContinuationSetsAgain_ReleasesEachWaitOnce()
    {
        var e = new AwaitableEvent();
        var resumed = new List<string>();
        var nested = new List<int>();
        Ambient.In(new InlineContext(), () =>
        {
            e.GetAwaiter().OnCompleted(() =>
            {
                resumed.Add("first");
                nested.Add(e.Set());
            });
            e.GetAwaiter().OnCompleted(() => resumed.Add("second"));
        });

        Assert.Equal(2, e.Set());

        Assert.Equal(["first", "second"], resumed);
        Assert.Equal([0], nested);
    }

    [Fact]
    public void WaitAsync_Set_ReturnsACompletedTask() =>
        Assert.True(new AwaitableEvent(initiallySet: true).WaitAsync().IsCompletedSuccessfully);

    [Fact]
    public void WaitAsync_Twice_ReturnsTasksOfTheirOwn()
    {
        var e = new AwaitableEvent();

        Assert.NotSame(e.WaitAsync(), e.WaitAsync());
    }

    [Fact]
    public async Task WaitAsync_Released_RunsNoContinuationInsideSet()
    {
        var e = new AwaitableEvent();
        using var setReturned = new ManualResetEventSlim();

        // Inside Set, this would wait for a Set that waits for it.
        Task continuation = e.WaitAsync().ContinueWith(
            _ => setReturned.Wait(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        OtherThread.Run(() => e.Set());
        setReturned.Set();

        await continuation;
    }

    [Fact]
    public void Wait_Set_AllocatesNothing()
    {
        var e = new AwaitableEvent(initiallySet: true);
        using var source = new CancellationTokenSource();
        WaitManyTimes(e, source.Token);

        long before = GC.GetAllocatedBytesForCurrentThread();
        WaitManyTimes(e, source.Token);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    private static void WaitManyTimes(AwaitableEvent e, CancellationToken token)
    {
        for (int i = 0; i < 100; i++)
        {
            AwaitableEventAwaiter awaiter = e.GetAwaiter();
            if (!awaiter.IsCompleted || !e.WaitAsync(token).IsCompletedSuccessfully)
                throw new InvalidOperationException("The wait suspended.");
            awaiter.GetResult();
        }
    }
}
