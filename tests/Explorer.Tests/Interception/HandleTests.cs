using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Wait handles: what is not seen is refused, and what outlives a schedule does not disturb the next one.</summary>
public class HandleTests
{
    private static readonly Mutex Shared = new();

    [Fact]
    public void Handle_WithAName_IsRefused() => Assert.Contains("other processes", Explored.Refused(static () =>
    {
        using var handle = new Mutex(false, "weft-named");
        return Task.CompletedTask;
    }), StringComparison.Ordinal);

    [Fact]
    public void Handle_OfTheFramework_IsRefused() => Assert.Contains("AsyncWaitHandle is not controlled", Explored.Refused(static () =>
    {
        var task = Task.Delay(1);
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        return Task.CompletedTask;
    }), StringComparison.Ordinal);

    [Fact]
    public void Mutex_HeldByAnother_IsNamedWhereItIsWaitedFor()
    {
        var violation = Explored.Fails(
            static () =>
            {
                var mutex = new Mutex(true);
                var waiter = Task.Run(() => mutex.WaitOne());
                waiter.Wait();
                return Task.CompletedTask;
            },
            ViolationKind.Stuck,
            within: 1);

        Assert.Contains("waits for mutex (held by operation 0)", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutex_KeptByAnOperation_IsFreeInTheNextSchedule() => Explored.Holds(static () =>
    {
        Assert.True(Shared.WaitOne(0));
        return Task.CompletedTask;
    });

    [Fact]
    public void RegisteredWait_NeverSignaled_LeavesNothingStuck() => Explored.HoldsAlways(static () =>
    {
        var never = new ManualResetEvent(false);
        ThreadPool.RegisterWaitForSingleObject(never, static (_, _) => { }, null, Timeout.Infinite, executeOnlyOnce: true);
        return Task.CompletedTask;
    });

    [Fact]
    public void RegisteredWait_ForAHandleThatIsDisposed_Throws() => Explored.HoldsAlways(static () =>
    {
        var gone = new ManualResetEvent(false);
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() =>
            ThreadPool.RegisterWaitForSingleObject(gone, static (_, _) => { }, null, Timeout.Infinite, executeOnlyOnce: true));
        return Task.CompletedTask;
    });

    [Fact]
    public void WaitOne_Expired_LeavesTheSignalToOthers() => Explored.HoldsAlways(static async () =>
    {
        using var turn = new AutoResetEvent(false);
        var waiter = Task.Run(() => turn.WaitOne(10));
        turn.Set();
        Assert.NotEqual(await waiter, turn.WaitOne(0));
    });
}
