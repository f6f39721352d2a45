using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Waits;

/// <summary>SemaphoreSlim: blocking and asynchronous waits, and the ways in which they end.</summary>
internal static class SemaphoreSlimPrograms
{
    private const string Family = "SemaphoreSlim";

    [Correct(Family)]
    public static Task TwoIncrements_UnderOneCount_AreBothKept()
    {
        var semaphore = new SemaphoreSlim(1);
        return Counted.ByTwo(body =>
        {
            semaphore.Wait();
            body();
            semaphore.Release();
        });
    }

    [Wrong(Family)]
    public static Task TwoIncrements_UnderTwoCounts_LoseOne()
    {
        var semaphore = new SemaphoreSlim(2);
        return Counted.ByTwo(body =>
        {
            semaphore.Wait();
            body();
            semaphore.Release();
        });
    }

    [Correct(Family)]
    public static async Task WaitAsync_AndWait_ShareTheCounts()
    {
        using var semaphore = new SemaphoreSlim(0, 2);
        var waits = Task.WhenAll(semaphore.WaitAsync(), Task.Run(() => semaphore.Wait()));
        semaphore.Release(2);
        await waits;
        Assert.Equal(0, semaphore.CurrentCount);
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task TwoCounts_TakenOneByOne_BlockEachOther()
    {
        using var semaphore = new SemaphoreSlim(2);
        await Task.WhenAll(Task.Run(TakeBoth), Task.Run(TakeBoth));

        async Task TakeBoth()
        {
            await semaphore.WaitAsync();
            await semaphore.WaitAsync();
            semaphore.Release(2);
        }
    }

    [Correct(Family)]
    public static Task Wait_WithATimeout_ExcludesThoseWhoAreLetIn()
    {
        var semaphore = new SemaphoreSlim(1);
        return Counted.ByThoseLetIn(body =>
        {
            if (!semaphore.Wait(100))
                return false;
            body();
            semaphore.Release();
            return true;
        });
    }

    [Wrong(Family)]
    public static Task Wait_WithATimeout_TakenForCertain()
    {
        var semaphore = new SemaphoreSlim(1);
        return Counted.ByTwo(body =>
        {
            Assert.True(semaphore.Wait(TimeSpan.FromHours(1)));
            body();
            semaphore.Release();
        });
    }

    [Correct(Family)]
    public static async Task Wait_WithAToken_TakesOrLeavesTheCount()
    {
        using var semaphore = new SemaphoreSlim(0);
        using var source = new CancellationTokenSource();
        var wait = Task.Run(() =>
        {
            try
            {
                semaphore.Wait(source.Token);
                return 1;
            }
            catch (OperationCanceledException)
            {
                return 0;
            }
        });
        semaphore.Release();
        source.Cancel();
        Assert.Equal(1 - await wait, semaphore.CurrentCount);
    }

    [Wrong(Family)]
    public static async Task Release_FollowedByCancel_TakenForAGrant()
    {
        using var semaphore = new SemaphoreSlim(0);
        using var source = new CancellationTokenSource();
        var wait = Task.Run(() => semaphore.Wait(source.Token));
        await Task.Yield();
        semaphore.Release();
        source.Cancel();
        await Task.WhenAny(wait);
        Assert.True(wait.IsCompletedSuccessfully);
    }
}
