using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Tasks made of others keep the rules of the real ones: order of exceptions, cancellation, who comes first.</summary>
public class CombiningTests
{
    [Fact]
    public void WhenAll_EveryForm_WaitsForBoth() => Explored.Holds(static async () =>
    {
        var counter = new Counter();
        await Task.WhenAll(Task.Run(counter.AddInOneStep), Task.Run(counter.AddInOneStep));
        await Task.WhenAll(new[] { Task.Run(counter.AddInOneStep), Task.Run(counter.AddInOneStep) });
        await Task.WhenAll(new List<Task> { Task.Run(counter.AddInOneStep), Task.Run(counter.AddInOneStep) });
        Assert.Equal(3, (await Task.WhenAll(Task.Run(static () => 1), Task.Run(static () => 2))).Sum());
        Assert.Equal(7, (await Task.WhenAll(new[] { Task.Run(static () => 3), Task.Run(static () => 4) })).Sum());
        Assert.Equal(11, (await Task.WhenAll(new List<Task<int>> { Task.Run(static () => 5), Task.Run(static () => 6) })).Sum());
        Assert.Equal(6, counter.Value);
    });

    [Fact]
    public void WhenAll_TwoStepAdditions_LosesOne() => Explored.FailsSometimes(static async () =>
    {
        var counter = new Counter();
        await Task.WhenAll(Task.Run(counter.AddInTwoSteps), Task.Run(counter.AddInTwoSteps));
        Assert.Equal(2, counter.Value);
    });

    [Fact]
    public void WhenAll_Faults_KeepTheOrderOfTheTasks() => Explored.Holds(static async () =>
    {
        var all = Task.WhenAll(
            Task.Run(static () => throw new InvalidOperationException("first")),
            Task.Run(static () => { }),
            Task.FromCanceled(new CancellationToken(canceled: true)),
            Task.Run(static () => throw new InvalidOperationException("second")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => all);
        Assert.Equal(["first", "second"], all.Exception!.InnerExceptions.Select(thrown => thrown.Message));
        Assert.False(all.IsCanceled);
    });

    [Fact]
    public void WhenAll_Cancelled_CarriesTheToken() => Explored.Holds(static async () =>
    {
        using var source = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        var all = Task.WhenAll(cancelled.Task, Task.Run(static () => { }));
        source.Cancel();
        cancelled.SetCanceled(source.Token);
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all);
        Assert.Equal(source.Token, thrown.CancellationToken);
        Assert.True(all.IsCanceled);
    }, 50);

    [Fact]
    public void WhenAll_Nothing_HasEnded() => Explored.HoldsAlways(static async () =>
    {
        await Task.WhenAll();
        await Task.WhenAll(new List<Task>());
        Assert.Empty(await Task.WhenAll(Array.Empty<Task<int>>()));
    });

    [Fact]
    public void WhenAll_NullAmongTheTasks_ThrowsAsTheRealOne() => Explored.HoldsAlways(static () =>
    {
        Assert.Throws<ArgumentException>(static () => { _ = Task.WhenAll(Task.CompletedTask, null!); });
        Assert.Throws<ArgumentNullException>(static () => { _ = Task.WhenAll((Task[])null!); });
        Assert.Throws<ArgumentNullException>(static () => { _ = Task.WhenAll((IEnumerable<Task>)null!); });
        return Task.CompletedTask;
    });

    [Fact]
    public void WhenAny_TwoTasks_EitherComesFirst()
    {
        Explored.FailsSometimes(static () => AssertFirst(expected: 1));
        Explored.Fails(static () => AssertFirst(expected: 2), ViolationKind.Assertion);
    }

    [Fact]
    public void WhenAny_EveryForm_ReturnsOneThatHasEnded() => Explored.Holds(static async () =>
    {
        var (a, b) = (Task.Run(static () => 1), Task.Run(static () => 2));
        var (plainA, plainB) = ((Task)a, (Task)b);
        Assert.True((await Task.WhenAny(a, b)).IsCompleted);
        Assert.True((await Task.WhenAny(a, b, a)).IsCompleted);
        Assert.True((await Task.WhenAny(new List<Task<int>> { a, b })).IsCompleted);
        Assert.True((await Task.WhenAny(plainA, plainB)).IsCompleted);
        Assert.True((await Task.WhenAny(new[] { plainA, plainB })).IsCompleted);
        Assert.True((await Task.WhenAny(new List<Task> { plainA, plainB })).IsCompleted);
    });

    [Fact]
    public void WhenAny_Nothing_ThrowsAsTheRealOne() => Explored.HoldsAlways(static () =>
    {
        Assert.Throws<ArgumentException>(static () => { _ = Task.WhenAny(Array.Empty<Task>()); });
        return Task.CompletedTask;
    });

    [Fact]
    public void WaitAll_EveryForm_WaitsForBoth() => Explored.Holds(static () =>
    {
        var counter = new Counter();
        Task.WaitAll(Task.Run(counter.AddInOneStep), Task.Run(counter.AddInOneStep));
        Task.WaitAll([Task.Run(counter.AddInOneStep), Task.Run(counter.AddInOneStep)]);
        Task.WaitAll(new[] { Task.Run(counter.AddInOneStep), Task.Run(counter.AddInOneStep) });
        Assert.Equal(6, counter.Value);
        return Task.CompletedTask;
    });

    [Fact]
    public void WaitAll_Faults_AreAllThrown() => Explored.Holds(static () =>
    {
        var thrown = Assert.Throws<AggregateException>(static () => Task.WaitAll(
            Task.Run(static () => throw new InvalidOperationException("first")),
            Task.Run(static () => throw new InvalidOperationException("second"))));
        Assert.Equal(["first", "second"], thrown.InnerExceptions.Select(inner => inner.Message).Order());
        return Task.CompletedTask;
    }, 50);

    [Fact]
    public void WaitAny_TwoTasks_EitherComesFirst()
    {
        Explored.Fails(static () => { AssertFirstWaited(expected: 0); return Task.CompletedTask; }, ViolationKind.Assertion);
        Explored.Fails(static () => { AssertFirstWaited(expected: 1); return Task.CompletedTask; }, ViolationKind.Assertion);
    }

    [Fact]
    public void Wait_ResultAndGetResult_BlockUntilTheEnd() => Explored.Holds(static () =>
    {
        var counter = new Counter();
        Task.Run(counter.AddInOneStep).Wait();
        Assert.Equal(1, Task.Run(() => counter.Value).Result);
        Task.Run(counter.AddInOneStep).GetAwaiter().GetResult();
        Assert.Equal(2, Task.Run(() => counter.Value).GetAwaiter().GetResult());
        Assert.Equal(2, Async(counter).GetAwaiter().GetResult());
        return Task.CompletedTask;

        static async Task<int> Async(Counter counter)
        {
            await Task.Yield();
            return counter.Value;
        }
    });

    [Fact]
    public void Unwrap_EveryOutcome_IsThatOfTheInnerTask() => Explored.Holds(static async () =>
    {
        Assert.Equal(1, await Task.Factory.StartNew(static async () => { await Task.Yield(); return 1; }).Unwrap());
        await Assert.ThrowsAsync<InvalidOperationException>(static () => Task.Factory.StartNew(static async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException();
        }).Unwrap());
        using var source = new CancellationTokenSource();
        source.Cancel();
        var outer = Task.FromCanceled<Task<int>>(source.Token);
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outer.Unwrap());
        Assert.Equal(source.Token, thrown.CancellationToken);
        Assert.True(Task.FromResult<Task<int>>(null!).Unwrap().IsCanceled);
        Assert.True(Task.FromResult<Task>(null!).Unwrap().IsCanceled);
    }, 50);

    private static async Task AssertFirst(int expected)
    {
        var first = await Task.WhenAny(Task.Run(static () => 1), Task.Run(static () => 2));
        Assert.Equal(expected, await first);
    }

    private static void AssertFirstWaited(int expected) =>
        Assert.Equal(expected, Task.WaitAny(Task.Run(static () => { }), Task.Run(static () => { })));
}
