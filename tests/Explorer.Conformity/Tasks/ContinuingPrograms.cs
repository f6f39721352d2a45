namespace Weft.Exploration.Conformity.Tasks;

/// <summary>What follows tasks.</summary>
internal static class ContinuingPrograms
{
    private const string Family = "Continuing tasks";

    [Correct(Family)]
    public static Task ContinueWith_TwoIncrementsInOneStep_AreBothKept() =>
        Add.Twice(Add.InOneStep, static add => Task.Run(static () => { }).ContinueWith(_ => add(), TaskScheduler.Default));

    [Wrong(Family)]
    public static Task ContinueWith_TwoIncrementsInTwoSteps_LoseOne() =>
        Add.Twice(Add.InTwoSteps, static add => Task.Run(static () => { }).ContinueWith(
        _ => add(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default));

    [Correct(Family)]
    public static async Task ContinueWith_LazyCancellation_RunsAfterTheAntecedentHasEnded()
    {
        using var source = new CancellationTokenSource();
        var antecedent = Task.Run(static () => 1);
        var continuation = antecedent.ContinueWith(
            static _ => 2, source.Token, TaskContinuationOptions.LazyCancellation, TaskScheduler.Default);
        source.Cancel();
        await Task.WhenAny(continuation);
        Assert.True(antecedent.IsCompleted);
    }

    [Wrong(Family)]
    public static async Task ContinueWith_CancelledAtOnce_DoesNotWaitForTheAntecedent()
    {
        using var source = new CancellationTokenSource();
        var antecedent = Task.Run(static () => 1);
        var continuation = antecedent.ContinueWith(static _ => 2, source.Token);
        var canceller = Task.Run(source.Cancel);
        await Task.WhenAny(continuation);
        Assert.True(antecedent.IsCompleted);
        await canceller;
    }

    [Correct(Family)]
    public static async Task ContinueWhenAll_SeesWhatAllHaveDone()
    {
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var setter = Task.Run(() => source.SetResult(1));
        var sum = await Task.Factory.ContinueWhenAll(
            [source.Task, Task.Run(static () => 2)], static tasks => tasks.Sum(task => task.Result));
        Assert.Equal(3, sum);
        await setter;
    }

    [Wrong(Family)]
    public static async Task ContinueWhenAny_SeesOneThatHasEnded_AndMaybeNotTheOther()
    {
        Task<int>[] tasks = [Task.Run(static () => 1), Task.Run(static () => 2)];
        Assert.True(await Task.Factory.ContinueWhenAny(tasks, first => first.IsCompleted));
        Assert.Equal(1, await Task.Factory.ContinueWhenAny(tasks, static first => first.Result));
    }
}
