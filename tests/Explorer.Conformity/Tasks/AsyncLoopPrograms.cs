using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Parallel.ForAsync: what overlaps, and what a cancellation leaves undone.</summary>
internal static class AsyncLoopPrograms
{
    private const string Family = "Parallel";

    [Correct(Family)]
    public static async Task ForAsync_SumInOneStep_IsRight()
    {
        var sum = 0;
        await Parallel.ForAsync(1, 3, (number, _) =>
        {
            Interlocked.Add(ref sum, number);
            return ValueTask.CompletedTask;
        });
        Assert.Equal(3, sum);
    }

    [Wrong(Family)]
    public static async Task ForAsync_SumInTwoSteps_IsWrong()
    {
        var sum = 0;
        await Parallel.ForAsync(1, 3, (number, _) =>
        {
            var read = Volatile.Read(ref sum);
            Volatile.Write(ref sum, read + number);
            return ValueTask.CompletedTask;
        });
        Assert.Equal(3, sum);
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task ForAsync_CancelledOnTheWay_ThrowsInSomeSchedules()
    {
        using var source = new CancellationTokenSource();
        var loop = Parallel.ForAsync(0, 2, source.Token, static (_, _) => ValueTask.CompletedTask);
        await Task.Yield();
        var canceller = Task.Run(source.Cancel);
        await loop;
        await canceller;
    }
}
