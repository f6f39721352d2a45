using System.Reflection;
using System.Runtime.CompilerServices;

namespace Weft.Tests.Events.Kernel;

/// <summary>The lives of copies: each its own (A6), and what the waits on one see when it ends.</summary>
public sealed class KernelEventDisposalTests
{
    public static readonly TheoryData<string> Copies = ["Duplicate", "Share"];

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task Set_OnOneCopy_ReleasesTheWaitsOfAll(string how)
    {
        using var first = new KernelEvent();
        using KernelEvent second = Copy(first, how);
        using KernelEvent third = Copy(second, how);
        Task[] waits = [first.WaitAsync(), second.WaitAsync(), third.WaitAsync()];
        Assert.DoesNotContain(waits, wait => wait.IsCompleted);

        second.Set();
        await Task.WhenAll(waits);

        Assert.True(first.IsSet && second.IsSet && third.IsSet);
        third.Reset();
        Assert.False(first.IsSet || second.IsSet || third.IsSet);
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task Dispose_OneCopy_LeavesTheOthersWhole(string how)
    {
        var first = new KernelEvent();
        using KernelEvent second = Copy(first, how);
        using KernelEvent third = Copy(first, how);
        Task wait = second.WaitAsync();

        first.Dispose();

        Assert.False(wait.IsCompleted);
        Assert.False(third.IsSet);
        third.Set();
        await wait;
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public void Dispose_Copy_LeavesTheOriginalWhole(string how)
    {
        using var first = new KernelEvent(initiallySet: true);

        Copy(first, how).Dispose();

        Assert.True(first.IsSet);
        first.Reset();
        Assert.False(first.IsSet);
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task Dispose_WhileAwaited_EndsTheWaitsOfThisCopyOnly(string how)
    {
        var first = new KernelEvent();
        using KernelEvent second = Copy(first, how);
        Task[] ended = [first.WaitAsync(), first.WaitAsync(TimeSpan.FromDays(1), TimeProvider.System), Await(first)];
        Task stays = second.WaitAsync();

        first.Dispose();

        foreach (Task wait in ended)
        {
            var thrown = await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
            Assert.Equal(nameof(KernelEvent), thrown.ObjectName);
            Assert.Contains("while the wait was pending", thrown.Message, StringComparison.Ordinal);
        }

        Assert.False(stays.IsCompleted);
        second.Set();
        await stays;

        static async Task Await(KernelEvent e) => await e;
    }

    [Fact]
    public void Dispose_WhileAwaited_EndsTheWaitsBeforeItReturns()
    {
        var e = new KernelEvent();
        using var source = new CancellationTokenSource();
        var time = new HandWoundTime();
        Task wait = e.WaitAsync(TimeSpan.FromSeconds(1), time, source.Token);

        e.Dispose();

        Assert.True(wait.IsFaulted);
        Assert.Equal(0, time.Running);
        source.Cancel();
        Assert.True(wait.IsFaulted);
    }

    [Fact]
    public async Task Dispose_AfterTheWaitWasReleased_ChangesNothing()
    {
        var e = new KernelEvent();
        Task wait = e.WaitAsync();
        e.Set();
        await wait;

        e.Dispose();

        Assert.True(wait.IsCompletedSuccessfully);
    }

    [Fact]
    public void Dispose_WhileThreadsAreBlocked_WakesThose()
    {
        var e = new KernelEvent();
        using KernelEvent other = e.Share();
        using var first = BlockedThread.Start(e, () => e.Wait());
        using var second = BlockedThread.Start(e, () => e.Wait(TimeSpan.FromDays(1)));
        using var stays = BlockedThread.Start(other, () => other.Wait());

        e.Dispose();

        Assert.IsType<ObjectDisposedException>(first.Join());
        Assert.IsType<ObjectDisposedException>(second.Join());
        other.Set();
        Assert.Null(stays.Join());
    }

    [Fact]
    public void Dispose_AfterAThreadWasBlocked_IsCleanToo()
    {
        var e = new KernelEvent();
        Assert.False(e.Wait(TimeSpan.FromMilliseconds(1)));

        e.Dispose();
        e.Dispose();
    }

    [Fact]
    public void Members_Disposed_ThrowAndSayWhatToDo()
    {
        var e = new KernelEvent(initiallySet: true);
        e.Dispose();

        AssertThrows(() => _ = e.IsSet);
        AssertThrows(e.Set);
        AssertThrows(e.Reset);
        AssertThrows(() => e.Duplicate());
        AssertThrows(() => e.Share());
        AssertThrows(() => e.GetAwaiter());
        AssertThrows(() => e.ConfigureAwait(true));
        AssertThrows(() => _ = e.WaitAsync());
        AssertThrows(() => _ = e.WaitAsync(TimeSpan.Zero, TimeProvider.System));
        AssertThrows(() => e.Wait());
        AssertThrows(() => e.Wait(TimeSpan.Zero));

        static void AssertThrows(Action member)
        {
            var thrown = Assert.Throws<ObjectDisposedException>(member);
            Assert.Equal(nameof(KernelEvent), thrown.ObjectName);
            Assert.Contains("Duplicate or Share", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dispose_LastOfThoseWhoShare_ClosesTheHandle()
    {
        var first = new KernelEvent();
        KernelEvent second = first.Share();
        EventWaitHandle handle = HandleOf(first);
        Assert.Same(handle, HandleOf(second));

        first.Dispose();
        first.Dispose();
        Assert.False(handle.SafeWaitHandle.IsClosed);
        second.Dispose();

        Assert.True(handle.SafeWaitHandle.IsClosed);
    }

    [Fact]
    public void Duplicate_OnWindows_HasAHandleOfItsOwn()
    {
        using var first = new KernelEvent();
        using KernelEvent second = first.Duplicate();

        Assert.Equal(OperatingSystem.IsWindows(), HandleOf(first) != HandleOf(second));
    }

    [Fact]
    public void Dispose_WhileAThreadIsBlocked_KeepsTheHandleUntilItHasLeft()
    {
        var e = new KernelEvent();
        EventWaitHandle handle = HandleOf(e);
        using var waiting = BlockedThread.Start(e, () => e.Wait());

        e.Dispose();

        Assert.IsType<ObjectDisposedException>(waiting.Join());
        Assert.True(handle.SafeWaitHandle.IsClosed);
    }

    [Fact]
    public void Dispose_WhileAwaited_LeavesNothingInThePool()
    {
        PoolWaits.AssertGone(Wait());

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Wait()
        {
            var e = new KernelEvent();
            Task wait = e.WaitAsync();
            e.Dispose();
            Assert.True(wait.IsFaulted);
            return new WeakReference(wait);
        }
    }

    private static KernelEvent Copy(KernelEvent e, string how) => how == "Share" ? e.Share() : e.Duplicate();

    // The handle is nobody's business but the event's; that it is closed in time can be seen here only.
    private static EventWaitHandle HandleOf(KernelEvent e)
    {
        object handle = typeof(KernelEvent).GetField("_handle", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(e)!;
        return (EventWaitHandle)handle.GetType().GetProperty("Event")!.GetValue(handle)!;
    }
}
