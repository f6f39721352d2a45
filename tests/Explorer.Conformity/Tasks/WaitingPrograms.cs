using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Blocking for tasks: without an end, with a time-out, with a token.</summary>
internal static class WaitingPrograms
{
    private const string Family = "Waiting for tasks";

    [Correct(Family)]
    public static void Wait_ThenLook_SeesTheWrite()
    {
        var written = 0;
        Task.Run(() => Volatile.Write(ref written, 7)).Wait();
        Assert.Equal(7, Volatile.Read(ref written));
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Wait_ForEachOther_IsStuck()
    {
        Task[] tasks = [null!, null!];
        int[] begun = [0, 0];
        tasks[0] = Task.Run(() => Work(0, 1));
        tasks[1] = Task.Run(() => Work(1, 0));
        await Task.WhenAll(tasks);

        void Work(int own, int other)
        {
            Volatile.Write(ref begun[own], 1);
            if (Volatile.Read(ref begun[other]) == 1)
                tasks[other].Wait();
        }
    }

    [Correct(Family)]
    public static void WaitWithTimeout_TrueMeansEnded()
    {
        var task = Task.Run(static () => 7);
        if (task.Wait(1_000))
            Assert.Equal(7, task.Result);
        Assert.Equal(7, task.Result);
    }

    [Wrong(Family)]
    public static void WaitWithTimeout_MayComeTooEarly()
    {
        var task = Task.Run(static () => 7);
        Assert.True(task.Wait(TimeSpan.FromSeconds(1)));
    }

    [Correct(Family)]
    public static async Task WaitWithToken_EndsByEither()
    {
        using var source = new CancellationTokenSource();
        var canceller = Task.Run(source.Cancel);
        var task = Task.Run(static () => 7);
        try
        {
            task.Wait(source.Token);
            Assert.Equal(7, task.Result);
        }
        catch (OperationCanceledException cancelled)
        {
            Assert.Equal(source.Token, cancelled.CancellationToken);
        }
        await canceller;
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static void WaitWithToken_MayBeCancelledFirst()
    {
        var source = new CancellationTokenSource();
        var task = Task.Run(static () => 7);
        _ = Task.Run(source.Cancel);
        task.Wait(source.Token);
    }

    [Correct(Family)]
    public static void WaitAll_SpanAndList_WaitForAll()
    {
        var count = 0;
        Task.WaitAll(Task.Run(() => Interlocked.Increment(ref count)), Task.Run(() => Interlocked.Increment(ref count)));
        Assert.Equal(2, count);
        Task.WaitAll(new List<Task> { Task.Run(() => Interlocked.Increment(ref count)) }, CancellationToken.None);
        Assert.Equal(3, count);
    }

    [Wrong(Family)]
    public static void WaitAllWithTimeout_MayLeaveOneRunning()
    {
        var count = 0;
        Task.WaitAll([Task.Run(() => Interlocked.Increment(ref count)), Task.Run(() => Interlocked.Increment(ref count))], 1_000);
        Assert.Equal(2, Volatile.Read(ref count));
    }

    [Correct(Family)]
    public static void WaitAny_NamesOneThatHasEnded()
    {
        Task[] tasks = [Task.Run(static () => 1), Task.Run(static () => 2)];
        Assert.True(tasks[Task.WaitAny(tasks)].IsCompleted);
    }

    [Wrong(Family)]
    public static void WaitAny_IsNotAlwaysTheFirst() =>
        Assert.Equal(0, Task.WaitAny([Task.Run(static () => 1), Task.Run(static () => 2)], TimeSpan.FromDays(1)));

    [Correct(Family)]
    public static void ResultAndGetResult_OfARunningTask_Block()
    {
        Assert.Equal(3, Task.Run(static () => 3).Result);
        Assert.Equal(4, Task.Run(static () => 4).GetAwaiter().GetResult());
        Assert.Equal(5, Task.Run(static () => 5).ConfigureAwait(false).GetAwaiter().GetResult());
        Task.Run(static () => { }).ConfigureAwait(false).GetAwaiter().GetResult();
    }
}
