using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Semaphores: they count, hand over and let go as the real ones do, and their waits block under the explorer's eyes.</summary>
public class SemaphoreTests
{
    [Fact]
    public void WaitAsync_OfOne_Excludes() => Explored.Holds(static () => AddTwice(1), schedules: 1_000);

    [Fact]
    public void WaitAsync_OfTwo_ExcludesNothing() => Explored.FailsSometimes(static () => AddTwice(2));

    [Fact]
    public void Wait_OfOne_Excludes() => Explored.HoldsAlways(static async () =>
    {
        using var semaphore = new SemaphoreSlim(1, 1);
        var counter = new Counter();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, counter.Value);

        void Add()
        {
            semaphore.Wait();
            counter.AddInTwoSteps();
            semaphore.Release();
        }
    });

    [Fact]
    public void Release_BlockedAndSuspended_ServesBoth() => Explored.Holds(static async () =>
    {
        var semaphore = new SemaphoreSlim(0);
        var blocked = Task.Run(() => semaphore.Wait());
        var suspended = Task.Run(() => semaphore.WaitAsync());
        Assert.True(semaphore.Release(2) >= 0);
        await Task.WhenAll(blocked, suspended);
        Assert.Equal(0, semaphore.CurrentCount);
    });

    [Fact]
    public void Release_Forgotten_LeavesAWaiterStuck() => Assert.Contains(
        "waits for semaphore",
        Explored.Fails(
            static async () =>
            {
                var semaphore = new SemaphoreSlim(1);
                await Task.WhenAll(Task.Run(() => semaphore.Wait()), Task.Run(() => semaphore.Wait()));
            },
            ViolationKind.Stuck,
            within: 1).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Release_PastTheMaximum_Throws() => Explored.HoldsAlways(static () =>
    {
        var semaphore = new SemaphoreSlim(1, 1);
        Assert.Throws<SemaphoreFullException>(() => semaphore.Release());
        Assert.Equal(1, semaphore.CurrentCount);
        return Task.CompletedTask;
    });

    [Fact]
    public void WaitAsync_CancelledAgainstRelease_KeepsTheCount() => Explored.HoldsAlways(static async () =>
    {
        var semaphore = new SemaphoreSlim(0);
        using var source = new CancellationTokenSource();
        var wait = semaphore.WaitAsync(source.Token);
        await Task.WhenAll(Task.Run(() => semaphore.Release()), Task.Run(source.Cancel));
        var isGranted = true;
        try
        {
            await wait;
        }
        catch (OperationCanceledException)
        {
            isGranted = false;
        }
        Assert.Equal(isGranted ? 0 : 1, semaphore.CurrentCount);
    });

    [Fact]
    public void WaitAsync_Expired_IsFalseInVirtualTime() => Explored.HoldsAlways(static async () =>
    {
        var semaphore = new SemaphoreSlim(0);
        Assert.False(await semaphore.WaitAsync(TimeSpan.FromHours(1)));
        Assert.Equal(0, semaphore.Release());
        Assert.True(await semaphore.WaitAsync(TimeSpan.FromHours(1)));
    });

    [Fact]
    public void Wait_WithTimeoutAgainstRelease_TakesOrLeavesTheCount() => Explored.HoldsAlways(static async () =>
    {
        var semaphore = new SemaphoreSlim(0);
        var wait = Task.Run(() => semaphore.Wait(10));
        await Task.Run(() => semaphore.Release());
        Assert.Equal(await wait ? 0 : 1, semaphore.CurrentCount);
    });

    private static async Task AddTwice(int count)
    {
        var semaphore = new SemaphoreSlim(count);
        var counter = new Counter();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, counter.Value);

        async Task Add()
        {
            await semaphore.WaitAsync();
            counter.AddInTwoSteps();
            semaphore.Release();
        }
    }
}
