using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>All ways to start work: each makes an operation, so two of them race, and each is awaited without an alarm.</summary>
public class StartingTests
{
    [Fact]
    public void Run_Action_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(static add => Task.Run(add), true),
        static () => Counter.AddTwice(static add => Task.Run(add), false));

    [Fact]
    public void Run_ActionWithToken_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(static add => Task.Run(add, new CancellationTokenSource().Token), true),
        static () => Counter.AddTwice(static add => Task.Run(add, new CancellationTokenSource().Token), false));

    [Fact]
    public void Run_Function_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(static add => Task.Run(() => Return(add)), true),
        static () => Counter.AddTwice(static add => Task.Run(() => Return(add)), false));

    [Fact]
    public void Run_AsyncFunction_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(static add => Task.Run(async () => { await Task.Yield(); add(); }), true),
        static () => Counter.AddTwice(static add => Task.Run(async () => { await Task.Yield(); add(); }), false));

    [Fact]
    public void Run_AsyncFunctionWithResult_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(static add => Task.Run(async () => { add(); await Task.Yield(); return 1; }), true),
        static () => Counter.AddTwice(static add => Task.Run(async () => { add(); await Task.Yield(); return 1; }), false));

    [Fact]
    public void StartNew_Action_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(static add => Task.Factory.StartNew(add), true),
        static () => Counter.AddTwice(static add => Task.Factory.StartNew(add), false));

    [Fact]
    public void StartNew_OnDefaultScheduler_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(static add => Start(add, TaskCreationOptions.None), true),
        static () => Counter.AddTwice(static add => Start(add, TaskCreationOptions.None), false));

    [Fact]
    public void StartNew_LongRunningAsync_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(StartLongRunning, true),
        static () => Counter.AddTwice(StartLongRunning, false));

    [Fact]
    public void StartNew_WithState_GetsTheState() => Explored.HoldsAlways(static async () =>
        Assert.Equal(7, await Task.Factory.StartNew(static state => (int)state! + 1, 6)));

    [Fact]
    public void Start_ColdTask_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(StartCold, true),
        static () => Counter.AddTwice(StartCold, false));

    [Fact]
    public void RunSynchronously_ColdTask_RunsInTheCaller() => Explored.HoldsAlways(static () =>
    {
        var ran = false;
        var task = new Task(() => ran = true);
        task.RunSynchronously();
        Assert.True(ran && task.IsCompletedSuccessfully);
        return Task.CompletedTask;
    });

    [Fact]
    public void ContinueWith_OfARunningTask_IsAnOperation() => AssertStarts(
        static () => Counter.AddTwice(static add => Task.Run(static () => { }).ContinueWith(_ => add(), TaskScheduler.Default), true),
        static () => Counter.AddTwice(static add => Task.Run(static () => { }).ContinueWith(_ => add(), TaskScheduler.Default), false));

    [Fact]
    public void ContinueWith_ExecuteSynchronously_SeesTheAntecedent() => Explored.HoldsAlways(static async () =>
        Assert.Equal(3, await Task.Run(static () => 2).ContinueWith(
            static task => task.Result + 1, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Current)));

    [Fact]
    public void QueueUserWorkItem_EveryForm_IsAnOperation() => AssertStarts(
        static () => AddFromThePool(true),
        static () => AddFromThePool(false));

    [Fact]
    public void StartNew_AttachedChild_KeepsItsParentOpen() => Explored.HoldsAlways(static async () =>
    {
        var childRan = 0;
        await Task.Factory.StartNew(() =>
        {
            _ = Task.Factory.StartNew(() => Volatile.Write(ref childRan, 1), TaskCreationOptions.AttachedToParent);
        });
        Assert.Equal(1, Volatile.Read(ref childRan));
    });

    [Fact]
    public void Run_TokenCancelledBefore_NeverRuns() => Explored.HoldsAlways(static async () =>
    {
        var token = new CancellationToken(canceled: true);
        var plain = Task.Run(static () => Assert.Fail("it ran"), token);
        var asynchronous = Task.Run(static async () => await Task.Yield(), token);
        var withResult = Task.Run(static async () => { await Task.Yield(); return 1; }, token);
        foreach (var task in new[] { plain, asynchronous, withResult })
        {
            var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
            Assert.Equal(token, thrown.CancellationToken);
        }
    });

    [Fact]
    public void Run_FunctionThatThrowsCancellation_IsCancelledAsTheRealOne() => Explored.HoldsAlways(static async () =>
    {
        var task = Task.Run(static Task? () => throw new OperationCanceledException("early"));
        var withResult = Task.Run(static Task<int>? () => throw new OperationCanceledException("early"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withResult);
        Assert.True(task.IsCanceled);
        Assert.True(withResult.IsCanceled);
    });

    [Fact]
    public void Run_Null_ThrowsInTheCaller() => Explored.HoldsAlways(static () =>
    {
        Assert.Throws<ArgumentNullException>(static () => { _ = Task.Run((Action)null!); });
        Assert.Throws<ArgumentNullException>(static () => { _ = Task.Run((Func<Task>)null!); });
        Assert.Throws<ArgumentNullException>(static () => { _ = Task.Run((Func<int>)null!); });
        return Task.CompletedTask;
    });

    [Fact]
    public void Current_InAnyOperation_IsTheDefaultScheduler() => Explored.Holds(static async () =>
    {
        AssertScheduler();
        await Task.Run(AssertScheduler);
        await Task.Yield();
        AssertScheduler();
        await Task.Delay(1);
        AssertScheduler();
        await Task.Factory.StartNew(AssertScheduler, TaskCreationOptions.LongRunning);
    }, 20);

    private static void AssertStarts(Func<Task> right, Func<Task> wrong)
    {
        Explored.Holds(right);
        Explored.FailsSometimes(wrong, ViolationKind.Assertion, within: 60);
    }

    private static int Return(Action add)
    {
        add();
        return 1;
    }

    private static Task Start(Action add, TaskCreationOptions options) =>
        Task.Factory.StartNew(add, CancellationToken.None, options, TaskScheduler.Default);

    private static Task StartLongRunning(Action add) => Task.Factory.StartNew(
        async () =>
        {
            await Task.Yield();
            add();
        },
        TaskCreationOptions.LongRunning).Unwrap();

    private static Task StartCold(Action add)
    {
        var task = new Task(add);
        task.Start();
        return task;
    }

    private static async Task AddFromThePool(bool atomically)
    {
        var counter = new Counter();
        Action add = atomically ? counter.AddInOneStep : counter.AddInTwoSteps;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = 5;
        ThreadPool.QueueUserWorkItem(_ => Work());
        ThreadPool.QueueUserWorkItem(_ => Work(), null);
        ThreadPool.QueueUserWorkItem(static work => work(), (Action)Work, preferLocal: true);
        ThreadPool.UnsafeQueueUserWorkItem(_ => Work(), null);
        ThreadPool.UnsafeQueueUserWorkItem(new Item(Work), preferLocal: false);
        await ended.Task;
        Assert.Equal(5, counter.Value);

        void Work()
        {
            add();
            if (Interlocked.Decrement(ref left) == 0)
                ended.SetResult();
        }
    }

    private static void AssertScheduler() => Assert.Same(TaskScheduler.Default, TaskScheduler.Current);

    private sealed class Item(Action work) : IThreadPoolWorkItem
    {
        public void Execute() => work();
    }
}
