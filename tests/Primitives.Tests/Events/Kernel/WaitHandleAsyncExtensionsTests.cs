using Weft.Tests.Contexts;

namespace Weft.Tests.Events.Kernel;

public sealed class WaitHandleAsyncExtensionsTests
{
    [Fact]
    public async Task WaitAsync_ManualResetEvent_ReleasesAllAndStaysSet()
    {
        using var handle = new ManualResetEvent(false);
        Task[] waits = [handle.WaitAsync(), handle.WaitAsync()];
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);

        handle.Set();
        await Task.WhenAll(waits);

        Assert.True(handle.WaitAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WaitAsync_AutoResetEvent_GivesEachSignalToOneWait()
    {
        using var handle = new AutoResetEvent(false);
        Task first = handle.WaitAsync();
        Task second = handle.WaitAsync();

        handle.Set();
        Task released = await Task.WhenAny(first, second);
        Task waiting = released == first ? second : first;
        Assert.False(waiting.IsCompleted);
        Assert.False(handle.WaitOne(0));

        handle.Set();
        await waiting;
        Assert.False(handle.WaitOne(0));
    }

    [Fact]
    public void WaitAsync_AutoResetEventThatIsSet_TakesTheSignalAtOnce()
    {
        using var handle = new AutoResetEvent(true);

        Assert.True(handle.WaitAsync(new CancellationToken(canceled: true)).IsCompletedSuccessfully);

        Assert.False(handle.WaitOne(0));
    }

    [Fact]
    public async Task WaitAsync_Semaphore_TakesOneOfItsCounts()
    {
        using var handle = new Semaphore(1, 10);
        await handle.WaitAsync();
        Task[] waits = [handle.WaitAsync(), handle.WaitAsync()];
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);

        handle.Release(3);
        await Task.WhenAll(waits);

        Assert.True(handle.WaitOne(0));
        Assert.False(handle.WaitOne(0));
    }

    [Fact]
    public void WaitAsync_Mutex_IsRefusedAndNotTaken()
    {
        using var handle = new Mutex();

        var thrown = Assert.Throws<ArgumentException>("handle", () => { _ = handle.WaitAsync(); });

        Assert.Contains("belongs to the thread that took it", thrown.Message, StringComparison.Ordinal);
        OtherThread.Run(() =>
        {
            Assert.True(handle.WaitOne(0));
            handle.ReleaseMutex();
        });
    }

    [Fact]
    public void WaitAsync_Null_IsRefused() =>
        Assert.Throws<ArgumentNullException>("handle", () => { _ = ((WaitHandle)null!).WaitAsync(); });

    [Fact]
    public void WaitAsync_Disposed_IsRefused()
    {
        var handle = new AutoResetEvent(true);
        handle.Dispose();

        Assert.Throws<ObjectDisposedException>(() => { _ = handle.WaitAsync(); });
    }

    [Fact]
    public void WaitAsync_TimeWithoutMeaning_IsRefused()
    {
        using var handle = new AutoResetEvent(true);

        Assert.Throws<ArgumentOutOfRangeException>(
            "timeout", () => { _ = handle.WaitAsync(TimeSpan.FromMilliseconds(-2), TimeProvider.System); });

        Assert.True(handle.WaitOne(0));
    }

    [Fact]
    public async Task WaitAsync_CancelledWhileSuspended_TakesNoSignal()
    {
        using var handle = new AutoResetEvent(false);
        using var source = new CancellationTokenSource();
        Task wait = handle.WaitAsync(source.Token);

        source.Cancel();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        Assert.Equal(source.Token, thrown.CancellationToken);
        handle.Set();
        Assert.True(handle.WaitOne(0));
    }

    [Fact]
    public void WaitAsync_TokenAlreadyCancelled_IsCancelledAndTakesNoSignal()
    {
        using var handle = new AutoResetEvent(false);

        Assert.True(handle.WaitAsync(new CancellationToken(canceled: true)).IsCanceled);

        handle.Set();
        Assert.True(handle.WaitOne(0));
    }

    [Fact]
    public async Task WaitAsync_TimeIsOver_TakesNoSignal()
    {
        using var handle = new AutoResetEvent(false);
        using var longLived = new CancellationTokenSource();
        var time = new HandWoundTime();
        Task wait = handle.WaitAsync(TimeSpan.FromSeconds(3), time, longLived.Token);

        time.FireAll();
        time.FireLate();
        longLived.Cancel();
        await Assert.ThrowsAsync<TimeoutException>(() => wait);

        handle.Set();
        Assert.True(handle.WaitOne(0));
    }

    [Fact]
    public async Task WaitAsync_NoTimeAllowed_OnlyLooks()
    {
        using var handle = new AutoResetEvent(false);

        await Assert.ThrowsAsync<TimeoutException>(() => handle.WaitAsync(TimeSpan.Zero, TimeProvider.System));
        handle.Set();
        Assert.True(handle.WaitAsync(TimeSpan.Zero, TimeProvider.System).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Dispose_HandleOfAPendingWait_LetsTheWaitBeCancelled()
    {
        var handle = new AutoResetEvent(false);
        using var source = new CancellationTokenSource();
        Task wait = handle.WaitAsync(source.Token);

        handle.Dispose();
        Assert.False(wait.IsCompleted);
        source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    /// <summary>What is explored with a model of the pool, with the pool itself: its last callback comes before it is quiet.</summary>
    [Fact]
    public async Task Cancel_AgainstASignal_NeitherLosesNorDoublesIt()
    {
        using var handle = new AutoResetEvent(false);
        for (int round = 0; round < 2_000; round++)
        {
            using var source = new CancellationTokenSource();
            using var start = new Barrier(2);
            Task wait = handle.WaitAsync(source.Token);
            Task setter = Task.Run(() =>
            {
                start.SignalAndWait();
                handle.Set();
            });

            start.SignalAndWait();
            source.Cancel();
            await setter;
            await Task.WhenAny(wait);

            Assert.Equal(wait.IsCanceled, handle.WaitOne(0));
        }
    }
}
