using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Time;

/// <summary>System.Threading.Timer, and the timers of TimeProvider.System.</summary>
internal static class TimerPrograms
{
    private const string Family = "Timers";

    [Correct(Family)]
    public static async Task ATimer_ThatFiresOnce_FiresOnce()
    {
        var fired = 0;
        var end = new TaskCompletionSource();
        await using var timer = new Timer(
            _ =>
            {
                Interlocked.Increment(ref fired);
                end.SetResult();
            },
            null,
            1_000,
            Timeout.Infinite);
        await end.Task;
        await Task.Delay(10_000);
        Assert.Equal(1, Volatile.Read(ref fired));
    }

    [Correct(Family)]
    public static async Task ACallback_ThatRunsAtDisposal_IsWaitedFor()
    {
        var isInside = 0;
        var timer = new Timer(
            _ =>
            {
                Volatile.Write(ref isInside, 1);
                Volatile.Write(ref isInside, 0);
            },
            null,
            TimeSpan.FromSeconds(1),
            Timeout.InfiniteTimeSpan);
        await timer.DisposeAsync();
        Assert.Equal(0, Volatile.Read(ref isInside));
    }

    [Correct(Family, IsSmall = false)]
    public static async Task APeriodicTimer_ThatNobodyDisposesOf_DoesNotKeepTheTestAlive()
    {
        var fired = 0;
        var timer = new Timer(_ => Interlocked.Increment(ref fired), null, 1, 1);
        await Task.Run(() => Volatile.Read(ref fired));
        timer.Change(2u, 2u);
    }

    [Correct(Family)]
    public static void ACallback_ThatRunsAtDisposal_IsWaitedForByTheHandle()
    {
        var isInside = 0;
        using var idle = new ManualResetEvent(initialState: false);
        var timer = new Timer(
            _ =>
            {
                Volatile.Write(ref isInside, 1);
                Volatile.Write(ref isInside, 0);
            },
            null,
            1_000,
            Timeout.Infinite);
        Assert.True(timer.Dispose(idle));
        idle.WaitOne();
        Assert.Equal(0, Volatile.Read(ref isInside));
        Assert.False(timer.Dispose(idle));
    }

    [Wrong(Family)]
    public static void ACallback_ThatRunsAtDisposal_MayRunWhileTheHandleIsNotSet()
    {
        var isInside = 0;
        using var idle = new ManualResetEvent(initialState: false);
        var timer = new Timer(
            _ =>
            {
                Volatile.Write(ref isInside, 1);
                Volatile.Write(ref isInside, 0);
            },
            null,
            0L,
            Timeout.Infinite);
        timer.Dispose(idle);
        Assert.True(idle.WaitOne(0), "a callback still runs");
    }

    [Wrong(Family)]
    public static async Task ACallback_ThatRunsAtDisposal_IsNotWaitedForByDispose()
    {
        var isInside = 0;
        var timer = new Timer(
            _ =>
            {
                Volatile.Write(ref isInside, 1);
                Volatile.Write(ref isInside, 0);
            },
            null,
            0L,
            Timeout.Infinite);
        timer.Dispose();
        Assert.Equal(0, Volatile.Read(ref isInside));
        await Task.Yield();
    }

    [Wrong(Family)]
    public static async Task TwoCallbacks_OfAPeriodicTimer_Overlap()
    {
        var inside = 0;
        var most = 0;
        var timer = new Timer(
            _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Interlocked.Decrement(ref inside);
            },
            null,
            1,
            1);
        await Task.Delay(2);
        await timer.DisposeAsync();
        Assert.Equal(1, Math.Max(1, most));
    }

    [Wrong(Family)]
    public static async Task ACallback_ThatIsQueuedAtAChange_StillComes()
    {
        var (stopped, late) = (0, 0); // plain, so that the callback gives way nowhere but where it is queued
        var timer = new Timer(_ => late = stopped, null, 0, Timeout.Infinite);
        timer.Change(Timeout.Infinite, Timeout.Infinite);
        stopped = 1;
        await timer.DisposeAsync();
        Assert.Equal(0, late);
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task ACallback_ThatThrows_EndsTheProcess()
    {
        var isBroken = 0;
        await using var timer = TimeProvider.System.CreateTimer(
            _ =>
            {
                if (Volatile.Read(ref isBroken) == 1)
                    throw new InvalidOperationException("broken");
            },
            null,
            TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
        Volatile.Write(ref isBroken, 1);
        Volatile.Write(ref isBroken, 0);
    }
}
