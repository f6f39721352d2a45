using System.Runtime.CompilerServices;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>All ways to suspend a method: what follows comes back to the explorer, and others may run in between.</summary>
public class AwaitingTests
{
    [Fact]
    public void Yield_BetweenReadAndWrite_LosesAnAddition() => AssertSuspends(
        static () => AddTwice(static async () => await Task.Yield(), inBetween: false),
        static () => AddTwice(static async () => await Task.Yield(), inBetween: true));

    [Fact]
    public void ConfigureAwait_False_ComesBack() => AssertSuspends(
        static () => AddTwice(static async () => await Task.Run(static () => { }).ConfigureAwait(false), inBetween: false),
        static () => AddTwice(static async () => await Task.Run(static () => { }).ConfigureAwait(false), inBetween: true));

    [Fact]
    public void ConfigureAwait_Options_ComesBack() =>
        AssertSuspends(static () => AddTwice(SuspendOptions, inBetween: false), static () => AddTwice(SuspendOptions, inBetween: true));

    [Fact]
    public void Await_ValueTask_ComesBack() =>
        AssertSuspends(static () => AddTwice(SuspendValueTask, inBetween: false), static () => AddTwice(SuspendValueTask, inBetween: true));

    [Fact]
    public void Await_AsyncIterator_ComesBack() =>
        AssertSuspends(
            static () => AddTwice(SuspendAsyncIterator, inBetween: false), static () => AddTwice(SuspendAsyncIterator, inBetween: true));

    [Fact]
    public void Await_AsyncDisposable_ComesBack() =>
        AssertSuspends(static () => AddTwice(SuspendAsyncDisposable, inBetween: false),
            static () => AddTwice(SuspendAsyncDisposable, inBetween: true));

    [Fact]
    public void Await_CustomAwaiter_ComesBack() => AssertSuspends(
        static () => AddTwice(static async () => await new OnAnOperation(), inBetween: false),
        static () => AddTwice(static async () => await new OnAnOperation(), inBetween: true));

    [Fact]
    public void Await_AsyncVoid_RunsOnItsOwn() =>
        AssertSuspends(static () => AddTwice(SuspendAsyncVoid, inBetween: false), static () => AddTwice(SuspendAsyncVoid, inBetween: true));

    [Fact]
    public void SetResult_WithoutAsynchronousContinuations_RunsThemInside() => Explored.HoldsAlways(static async () =>
    {
        var order = new List<string>();
        var source = new TaskCompletionSource();
        var waiter = Wait(source, order);
        source.SetResult();
        order.Add("setter");
        await waiter;
        Assert.Equal(["waiter", "setter"], order);
    });

    [Fact]
    public void SetResult_WithAsynchronousContinuations_QueuesThem() => Explored.HoldsAlways(static async () =>
    {
        var order = new List<string>();
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = Wait(source, order);
        source.SetResult();
        order.Add("setter");
        await waiter;
        Assert.Equal(["setter", "waiter"], order);
    });

    [Fact]
    public void TrySetResult_TwoSetters_OneWins() => Explored.Holds(static async () =>
    {
        var source = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Task.Run(() => source.TrySetResult(1));
        var second = Task.Run(() => source.TrySetException(new InvalidOperationException("2")));
        var result = await source.Task.ContinueWith(static task => task.IsFaulted ? 2 : task.Result);
        Assert.Equal(result == 1, await first);
        Assert.Equal(result == 2, await second);
    });

    [Fact]
    public void SetResult_AfterACheck_CanComeTooLate() => Explored.FailsSometimes(
        static async () =>
        {
            var source = new TaskCompletionSource();
            await Task.WhenAll(Task.Run(Set), Task.Run(Set));

            void Set()
            {
                if (!source.Task.IsCompleted)
                    source.SetResult();
            }
        },
        ViolationKind.Exception);

    [Fact]
    public void Await_ContextOfTheTest_GetsTheContinuation() => Explored.HoldsAlways(static async () =>
    {
        var context = new Counting();
        SynchronizationContext.SetSynchronizationContext(context);
        await Task.Yield();
        Assert.Same(context, SynchronizationContext.Current);
        Assert.Equal(1, context.Posts);
    });

    [Fact]
    public void SetSynchronizationContext_InAnOperation_EndsWithIt() => Explored.Holds(static async () =>
    {
        Assert.Null(SynchronizationContext.Current);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(
            static ended =>
            {
                SynchronizationContext.SetSynchronizationContext(new Counting());
                ended.SetResult();
            },
            ended,
            preferLocal: false);
        await ended.Task;
        await Task.Run(static () => Assert.Null(SynchronizationContext.Current));
    }, 50);

    // Two operations that suspend between the two steps of an addition lose one; suspending before a single step, they do not.
    [RacesAreIntended("the addition that is lost is what is looked for")]
    private static async Task AddTwice(Func<Task> suspend, bool inBetween)
    {
        var value = 0;
        await Task.WhenAll(Add(), Add());
        Assert.Equal(2, value);

        async Task Add()
        {
            var read = value;
            await suspend();
            value = inBetween ? read + 1 : value + 1;
        }
    }

    private static void AssertSuspends(Func<Task> right, Func<Task> wrong)
    {
        Explored.Holds(right);
        Explored.Fails(wrong, ViolationKind.Assertion, within: 60);
    }

    private static async Task SuspendOptions()
    {
        await Task.Run(static () => { }).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await Task.FromException(new InvalidOperationException()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task SuspendValueTask()
    {
        Assert.Equal(3, await Add(1, 2));
        Assert.Equal(5, await Add(2, 3).ConfigureAwait(false));
        await new ValueTask(Task.Run(static () => { }));
        await Nothing().ConfigureAwait(false);
    }

    private static async Task SuspendAsyncIterator()
    {
        var sum = 0;
        await foreach (var number in Numbers(3))
            sum += number;
        await foreach (var number in Numbers(2).ConfigureAwait(false))
            sum += number;
        Assert.Equal(4, sum);
    }

    private static async Task SuspendAsyncDisposable()
    {
        var resource = new Resource();
        await using (resource)
            await Task.Yield();
        await using (resource.ConfigureAwait(false))
            await Task.Yield();
        Assert.Equal(2, resource.Disposals);
    }

    private static async Task SuspendAsyncVoid()
    {
        var ended = new TaskCompletionSource();
        Start(ended);
        await ended.Task;

        static async void Start(TaskCompletionSource ended)
        {
            await Task.Yield();
            ended.SetResult();
        }
    }

    private static async Task Wait(TaskCompletionSource source, List<string> order)
    {
        await source.Task;
        order.Add("waiter");
    }

    private static async ValueTask<int> Add(int a, int b)
    {
        await Task.Yield();
        return a + b;
    }

    private static async ValueTask Nothing() => await Task.Yield();

    private static async IAsyncEnumerable<int> Numbers(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    private sealed class Resource : IAsyncDisposable
    {
        private int _disposals;

        public int Disposals => Volatile.Read(ref _disposals);

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            Interlocked.Increment(ref _disposals);
        }
    }

    private sealed class OnAnOperation : INotifyCompletion
    {
        public bool IsCompleted => false;

        public OnAnOperation GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => Task.Run(continuation);
    }

    private sealed class Counting : SynchronizationContext
    {
        public int Posts { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Posts++;
            Task.Run(() =>
            {
                SetSynchronizationContext(this);
                d(state);
            });
        }
    }
}
