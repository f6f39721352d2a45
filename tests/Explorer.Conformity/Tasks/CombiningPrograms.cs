using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Tasks made of others.</summary>
internal static class CombiningPrograms
{
    private const string Family = "Combining tasks";

    [Correct(Family)]
    public static async Task WhenAll_HasEnded_WhenBothHave()
    {
        var first = Task.Run(static () => 1);
        var second = Task.Run(static () => 2);
        Assert.Equal(3, (await Task.WhenAll(first, second)).Sum());
        Assert.True(first.IsCompleted && second.IsCompleted);
    }

    [Wrong(Family)]
    public static async Task WhenAny_InPlaceOfWhenAll_LeavesOneRunning()
    {
        var count = 0;
        var first = Task.Run(() => Interlocked.Increment(ref count));
        var second = Task.Run(() => Interlocked.Increment(ref count));
        await Task.WhenAny(first, second);
        await Task.Yield();
        await Task.Yield();
        Assert.Equal(2, Volatile.Read(ref count));
    }

    [Correct(Family)]
    public static async Task WhenEach_YieldsEveryTaskOnce()
    {
        var sum = 0;
        await foreach (var task in Task.WhenEach(Task.Run(static () => 1), Task.Run(static () => 2)))
        {
            Assert.True(task.IsCompleted);
            sum += await task;
        }
        Assert.Equal(3, sum);
    }

    [Wrong(Family)]
    public static async Task WhenEach_InTheOrderOfTheTasks_IsNotPromised()
    {
        var order = new List<int>();
        await foreach (var task in Task.WhenEach(new List<Task<int>> { Task.Run(static () => 1), Task.Run(static () => 2) }))
            order.Add(await task);
        Assert.Equal([1, 2], order);
    }

    [Correct(Family)]
    public static async Task WaitAsync_WithATimeout_EndsByEither()
    {
        var source = new TaskCompletionSource<int>();
        var setter = Task.Run(() => source.TrySetResult(5));
        try
        {
            Assert.Equal(5, await source.Task.WaitAsync(TimeSpan.FromSeconds(1)));
        }
        catch (TimeoutException)
        {
        }
        Assert.True(await setter);
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task WaitAsync_WithATimeout_MayEndFirst()
    {
        var source = new TaskCompletionSource<int>();
        var setter = Task.Run(() => source.SetResult(5));
        await source.Task.WaitAsync(TimeSpan.FromSeconds(1));
        await setter;
    }

    [Correct(Family)]
    public static async Task Unwrap_EndsWithTheInnerTask()
    {
        var written = 0;
        await Task.Factory.StartNew(async () =>
        {
            await Task.Yield();
            Volatile.Write(ref written, 1);
        }).Unwrap();
        Assert.Equal(1, Volatile.Read(ref written));
    }

    [Wrong(Family)]
    public static async Task StartNewWithoutUnwrap_EndsBeforeTheInnerTask()
    {
        var written = 0;
        var other = Task.Run(static () => { });
        await Task.Factory.StartNew(async () =>
        {
            await other;
            Volatile.Write(ref written, 1);
        });
        await other;
        await Task.Yield();
        Assert.Equal(1, Volatile.Read(ref written));
    }
}
