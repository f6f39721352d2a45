using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Two tasks that block for each other once both have begun, by every member that blocks for a task.</summary>
internal static class MutualWaitPrograms
{
    private const string Family = "Waiting for tasks";

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task Wait_WithATokenThatNobodyCancels_IsStuck() =>
        ForEachOther(static task => task.Wait(new CancellationTokenSource().Token));

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task Result_OfEachOther_IsStuck() => ForEachOther(static task => _ = task.Result);

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task GetResult_OfEachOther_IsStuck() => ForEachOther(static task => task.GetAwaiter().GetResult());

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task GetResult_OfEachOther_WithoutAContext_IsStuck() =>
        ForEachOther(static task => task.ConfigureAwait(ConfigureAwaitOptions.None).GetAwaiter().GetResult());

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task WaitAll_OfASpan_IsStuck() => ForEachOther(static task =>
    {
        ReadOnlySpan<Task> one = [task];
        Task.WaitAll(one);
    });

    [Wrong(Family, ViolationKind.Stuck)]
    public static Task WaitAny_OfOne_IsStuck() => ForEachOther(static task => Task.WaitAny(task));

    [Wrong("Value tasks", ViolationKind.Stuck)]
    public static Task Result_OfAValueTask_IsStuck() => ForEachOther(static task => _ = new ValueTask<int>(task).Result);

    private static async Task ForEachOther(Action<Task<int>> block)
    {
        Task<int>[] tasks = [null!, null!];
        int[] begun = [0, 0];
        tasks[0] = Task.Run(() => Work(0, 1));
        tasks[1] = Task.Run(() => Work(1, 0));
        await Task.WhenAll(tasks);

        int Work(int own, int other)
        {
            Volatile.Write(ref begun[own], 1);
            if (Volatile.Read(ref begun[other]) == 1)
                block(tasks[other]);
            return own;
        }
    }
}
