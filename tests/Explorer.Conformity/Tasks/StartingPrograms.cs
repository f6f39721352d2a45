namespace Weft.Exploration.Conformity.Tasks;

/// <summary>Starting tasks, in every way that has a rule of its own.</summary>
internal static class StartingPrograms
{
    private const string Family = "Starting tasks";

    [Correct(Family)]
    public static Task Run_TwoIncrementsInOneStep_AreBothKept() => Add.Twice(Add.InOneStep, static add => Task.Run(add));

    [Wrong(Family)]
    public static Task Run_TwoIncrementsInTwoSteps_LoseOne() => Add.Twice(Add.InTwoSteps, static add => Task.Run(add));

    [Correct(Family)]
    public static Task StartNew_LongRunning_KeepsBoth() =>
        Add.Twice(Add.InOneStep, static add => Task.Factory.StartNew(add, TaskCreationOptions.LongRunning));

    [Wrong(Family)]
    public static Task StartNew_LongRunning_LosesOne() =>
        Add.Twice(Add.InTwoSteps, static add => Task.Factory.StartNew(add, TaskCreationOptions.LongRunning));

    [Correct(Family, IsSmall = false)]
    public static Task StartNew_HiddenScheduler_StartsOnTheDefaultOne() => Add.Twice(Add.InOneStep, static add => Hidden(add));

    [Wrong(Family)]
    public static Task StartNew_HiddenScheduler_LosesOne() => Add.Twice(Add.InTwoSteps, static add => Hidden(add));

    [Correct(Family)]
    public static async Task AttachedChild_KeepsItsParentOpen()
    {
        var written = 0;
        await Task.Factory.StartNew(() =>
        {
            _ = Task.Factory.StartNew(() => Volatile.Write(ref written, 1), TaskCreationOptions.AttachedToParent);
        });
        Assert.Equal(1, Volatile.Read(ref written));
    }

    [Wrong(Family)]
    public static async Task ChildThatIsNotAttached_OutlivesItsParent()
    {
        var written = 0;
        await Task.Factory.StartNew(() =>
        {
            _ = Task.Factory.StartNew(() => Volatile.Write(ref written, 1));
        });
        await Task.Yield();
        Assert.Equal(1, Volatile.Read(ref written));
    }

    private static Task Hidden(Action add) => Task.Factory.StartNew(
        async () =>
        {
            Assert.Same(TaskScheduler.Default, TaskScheduler.Current);
            await Task.Yield();
            add();
        },
        TaskCreationOptions.HideScheduler).Unwrap();
}
