using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary><see cref="ManualResetEventSlim"/>: setting lets waiters go, resetting makes them wait, and both against each other.</summary>
public class ResetEventTests
{
    [Fact]
    public void Set_LetsEveryWaiterGo() => Explored.HoldsAlways(static async () =>
    {
        using var ready = new ManualResetEventSlim();
        var waiters = new[] { Task.Run(() => ready.Wait()), Task.Run(() => ready.Wait()) };
        ready.Set();
        await Task.WhenAll(waiters);
        Assert.True(ready.IsSet);
    });

    [Fact]
    public void Wait_SeesWhatWasWrittenBeforeSet() => Explored.HoldsAlways(static async () =>
    {
        var ready = new ManualResetEventSlim(false);
        var value = 0;
        var waiter = Task.Run(() =>
        {
            ready.Wait();
            Assert.Equal(7, Volatile.Read(ref value));
        });
        Volatile.Write(ref value, 7);
        ready.Set();
        await waiter;
    });

    [Fact]
    public void Set_FollowedByReset_CanMissAWaiter() => Explored.Fails(
        static async () =>
        {
            var ready = new ManualResetEventSlim(false);
            var waiter = Task.Run(() => ready.Wait());
            ready.Set();
            ready.Reset();
            await waiter;
        },
        ViolationKind.Stuck);

    [Fact]
    public void Wait_WithTimeout_IsFalseInVirtualTime() => Explored.HoldsAlways(static () =>
    {
        var ready = new ManualResetEventSlim(false);
        Assert.False(ready.Wait(TimeSpan.FromDays(1)));
        ready.Set();
        Assert.True(ready.Wait(TimeSpan.FromDays(1)));
        return Task.CompletedTask;
    });

    [Fact]
    public void Wait_Cancelled_Throws() => Explored.HoldsAlways(static async () =>
    {
        var ready = new ManualResetEventSlim(false);
        using var source = new CancellationTokenSource();
        var waiter = Task.Run(() => ready.Wait(source.Token));
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);
    });
}
