namespace Weft.Exploration.Tests.Interception;

/// <summary>The scheduler pair, schedulers of contexts, and what follows several tasks: as the framework's.</summary>
public class SchedulerTests
{
    [Fact]
    public void Pair_Made_KeepsTheRules() => Alike.Holds(static () =>
    {
        var pair = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 3, 2);
        Assert.Equal((3, 1), (pair.ConcurrentScheduler.MaximumConcurrencyLevel, pair.ExclusiveScheduler.MaximumConcurrencyLevel));
        Assert.False(pair.Completion.IsCompleted);
        Assert.Throws<ArgumentNullException>(static () => new ConcurrentExclusiveSchedulerPair(null!));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 0));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, -2));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1, -2));
    });

    [Fact]
    public void Pair_Complete_RunsWhatWaitsAndTakesNoMore() => Alike.Holds(static async () =>
    {
        var pair = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1, 1);
        var factory = new TaskFactory(pair.ExclusiveScheduler);
        var order = new List<int>();
        Task[] tasks = [factory.StartNew(() => order.Add(1)), factory.StartNew(() => order.Add(2)), factory.StartNew(() => order.Add(3))];
        pair.Complete();
        Assert.IsType<InvalidOperationException>(
            Assert.Throws<TaskSchedulerException>(() => { _ = factory.StartNew(static () => { }); }).InnerException);
        await pair.Completion;
        await Task.WhenAll(tasks);
        Assert.Equal([1, 2, 3], order);
    });

    [Fact]
    public void Pair_TaskWaitsForOneOfItsOwn_RunsItInside() => Alike.Holds(static async () =>
    {
        var factory = new TaskFactory(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
        Assert.Equal(3, await factory.StartNew(() => factory.StartNew(static () => 2).Result + 1));
    });

    [Fact]
    public void Pair_AwaitInside_ComesBackToTheScheduler() => Alike.Holds(static async () =>
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        await Task.Factory.StartNew(
            async () =>
            {
                await Task.Yield();
                Assert.Same(scheduler, TaskScheduler.Current);
                await Task.Run(static () => { }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                Assert.Same(TaskScheduler.Default, TaskScheduler.Current);
            },
            CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap();
    });

    [Fact]
    public void FromCurrentSynchronizationContext_RunsInTheContext() => Alike.Holds(static async () =>
    {
        Assert.Throws<InvalidOperationException>(static () => TaskScheduler.FromCurrentSynchronizationContext());
        var context = new Counting();
        SynchronizationContext.SetSynchronizationContext(context);
        var scheduler = TaskScheduler.FromCurrentSynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(null);
        Assert.Equal(1, scheduler.MaximumConcurrencyLevel);
        var inside = await Task.Factory.StartNew(
            static () => SynchronizationContext.Current, CancellationToken.None, TaskCreationOptions.None, scheduler);
        Assert.Same(context, inside);
        Assert.Equal(1, context.Posts);
    });

    [Fact]
    public void HideScheduler_OnASchedulerOfTheProgram_ShowsTheDefaultOne() => Alike.Holds(static async () =>
    {
        var scheduler = new Inline();
        await Task.Factory.StartNew(
            static () => Assert.Same(TaskScheduler.Default, TaskScheduler.Current),
            CancellationToken.None, TaskCreationOptions.HideScheduler, scheduler);
        await Task.Factory.StartNew(
            () => Assert.Same(scheduler, TaskScheduler.Current), CancellationToken.None, TaskCreationOptions.None, scheduler);
    });

    [Fact]
    public void ContinueWhenAll_EveryForm_FollowsAll() => Alike.Holds(static async () =>
    {
        var (factory, ofNumber, token, none) = (Task.Factory, Task<int>.Factory, CancellationToken.None, TaskContinuationOptions.None);
        Task[] plain = [Task.CompletedTask, Task.Run(static () => { })];
        Task<int>[] numbers = [Task.FromResult(1), Task.Run(static () => 2)];
        var scheduler = TaskScheduler.Default;
        var ran = 0;
        await factory.ContinueWhenAll(plain, tasks => ran += tasks.Length);
        await factory.ContinueWhenAll(plain, tasks => { ran += tasks.Length; }, token);
        await factory.ContinueWhenAll(plain, tasks => { ran += tasks.Length; }, none);
        await factory.ContinueWhenAll(plain, tasks => { ran += tasks.Length; }, token, none, scheduler);
        await factory.ContinueWhenAll(numbers, tasks => { ran += tasks.Sum(task => task.Result); }, token);
        await factory.ContinueWhenAll(numbers, tasks => { ran += tasks.Sum(task => task.Result); }, none);
        await factory.ContinueWhenAll(numbers, tasks => { ran += tasks.Sum(task => task.Result); }, token, none, scheduler);
        Assert.Equal(17, ran);
        Assert.Equal(2, await factory.ContinueWhenAll(plain, static tasks => tasks.Length, token));
        Assert.Equal(2, await factory.ContinueWhenAll(plain, static tasks => tasks.Length, none));
        Assert.Equal(2, await factory.ContinueWhenAll(plain, static tasks => tasks.Length, token, none, scheduler));
        Assert.Equal(3, await factory.ContinueWhenAll(numbers, static tasks => tasks.Sum(task => task.Result)));
        Assert.Equal(3, await factory.ContinueWhenAll(numbers, static tasks => tasks.Sum(task => task.Result), token, none, scheduler));
        Assert.Equal(2, await ofNumber.ContinueWhenAll(plain, static tasks => tasks.Length));
        Assert.Equal(2, await ofNumber.ContinueWhenAll(plain, static tasks => tasks.Length, token, none, scheduler));
        Assert.Equal(3, await ofNumber.ContinueWhenAll(numbers, static tasks => tasks.Sum(task => task.Result), none));
    });

    [Fact]
    public void ContinueWhenAny_EveryForm_FollowsOne() => Alike.Holds(static async () =>
    {
        var (factory, ofNumber, token, none) = (Task.Factory, Task<int>.Factory, CancellationToken.None, TaskContinuationOptions.None);
        var never = new TaskCompletionSource<int>().Task;
        Task[] plain = [never, Task.Run(static () => { })];
        Task<int>[] numbers = [never, Task.Run(static () => 2)];
        var scheduler = TaskScheduler.Default;
        var ran = 0;
        await factory.ContinueWhenAny(plain, task => { ran += task == plain[1] ? 1 : 100; });
        await factory.ContinueWhenAny(plain, task => { ran += task == plain[1] ? 1 : 100; }, token, none, scheduler);
        await factory.ContinueWhenAny(numbers, task => { ran += task.Result; }, none);
        Assert.Equal(4, ran);
        Assert.True(await factory.ContinueWhenAny(plain, static task => task.IsCompleted, token));
        Assert.Equal(2, await factory.ContinueWhenAny(numbers, static task => task.Result, token, none, scheduler));
        Assert.Equal(1, await ofNumber.ContinueWhenAny(plain, static task => task.IsCompleted ? 1 : 0, none));
        Assert.Equal(2, await ofNumber.ContinueWhenAny(numbers, static task => task.Result, token));
    });

    [Fact]
    public void ContinueWhen_Misused_ThrowsAsTheRealOne() => Alike.Holds(static async () =>
    {
        Task[] some = [Task.CompletedTask];
        Assert.Throws<ArgumentNullException>(static () => { _ = Task.Factory.ContinueWhenAll(null!, static _ => { }); });
        Assert.Throws<ArgumentException>(static () => { _ = Task.Factory.ContinueWhenAll([], static _ => { }); });
        Assert.Throws<ArgumentException>(static () => { _ = Task.Factory.ContinueWhenAny([null!], static _ => { }); });
        Assert.Throws<ArgumentNullException>(() => { _ = Task.Factory.ContinueWhenAny(some, (Action<Task>)null!); });
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            _ = Task.Factory.ContinueWhenAll(some, static _ => { }, TaskContinuationOptions.OnlyOnFaulted);
        });
        var cancelled = Task.Factory.ContinueWhenAll(some, static _ => { }, new CancellationToken(canceled: true));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        var fault = Task.Factory.ContinueWhenAll(some, static _ => throw new FormatException());
        await Assert.ThrowsAsync<FormatException>(() => fault);
    });

    private sealed class Counting : SynchronizationContext
    {
        public int Posts { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Posts++;
            ThreadPool.QueueUserWorkItem(_ =>
            {
                SetSynchronizationContext(this);
                d(state);
                SetSynchronizationContext(null);
            });
        }
    }

    private sealed class Inline : TaskScheduler
    {
        protected override void QueueTask(Task task) => TryExecuteTask(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
