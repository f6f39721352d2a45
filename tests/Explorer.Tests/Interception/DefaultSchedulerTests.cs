namespace Weft.Exploration.Tests.Interception;

/// <summary>The real default scheduler, which a static took before the exploration, leads to the explorer's all the same.</summary>
public class DefaultSchedulerTests
{
    private static readonly TaskScheduler Stored = TaskScheduler.Default;
    private static TaskFactory? s_factory;
    private static TaskScheduler? s_scheduler;

    [Fact]
    public void Start_WithAStoredDefault_IsAnOperation() => Explored.HoldsAlways(static async () =>
    {
        var started = new Task<int>(static () => 7);
        started.Start(Stored);
        Assert.Equal(7, await started);
        Assert.Equal(8, await started.ContinueWith(static task => task.Result + 1, Stored));
        Assert.Equal(9, await Task.Factory.StartNew(static () => 9, CancellationToken.None, TaskCreationOptions.None, Stored));
        Assert.Equal(10, await new TaskFactory(Stored).StartNew(static () => 10));
    });

    [Fact]
    public void Start_ByAFactoryThatAnEarlierScheduleMade_IsAnOperation() => Explored.HoldsAlways(static async () =>
    {
        s_factory ??= new TaskFactory(TaskScheduler.Default);
        s_scheduler ??= TaskScheduler.Default;
        Assert.Equal(11, await s_factory.StartNew(static () => 11));
        Assert.Equal(12, await s_factory.StartNew(static async () => await Task.Run(static () => 12)).Unwrap());
        Assert.Equal(13, await Task.Run(static () => 12).ContinueWith(static task => task.Result + 1, s_scheduler));
    });

    [Fact]
    public void Start_WithAStoredDefault_IsInterleaved() => Explored.FailsSometimes(static async () =>
    {
        var count = 0;
        var both = new[] { new Task(Increment), new Task(Increment) };
        foreach (var task in both)
            task.Start(Stored);
        await Task.WhenAll(both);
        Assert.Equal(2, count);

        void Increment()
        {
            var read = count;
            Interleaving.Point();
            count = read + 1;
        }
    });
}
