using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Awaiting;

/// <summary>Value tasks, their sources, and methods that pool what stands behind them.</summary>
internal static class ValueTaskPrograms
{
    [Correct("Value tasks")]
    public static void ResultAndGetResult_OfATask_Block()
    {
        Assert.Equal(3, new ValueTask<int>(Task.Run(static () => 3)).Result);
        Assert.Equal(4, new ValueTask<int>(Task.Run(static () => 4)).GetAwaiter().GetResult());
        Assert.Equal(5, new ValueTask<int>(Task.Run(static () => 5)).ConfigureAwait(false).GetAwaiter().GetResult());
        new ValueTask(Task.Run(static () => { })).GetAwaiter().GetResult();
        new ValueTask(Task.Run(static () => { })).Preserve().ConfigureAwait(false).GetAwaiter().GetResult();
    }

    [Wrong("Value tasks")]
    public static async Task Await_BetweenReadAndWrite_LosesOne()
    {
        var value = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, value);

        async Task Increment()
        {
            var read = Volatile.Read(ref value);
            await new ValueTask(Task.CompletedTask);
            Volatile.Write(ref value, read + 1);
        }
    }

    [Correct("Value task sources")]
    public static async Task Source_ReusedAfterItsResult_GivesEachWaiterItsOwn()
    {
        var source = new Source();
        for (var round = 1; round <= 2; round++)
        {
            var value = round;
            var setter = Task.Run(() => source.Set(value));
            Assert.Equal(value, await source.WaitAsync());
            await setter;
        }
    }

    [Wrong("Value task sources", ViolationKind.Exception)]
    public static async Task Source_ResetByItsSetter_IsAskedTooLate()
    {
        var source = new Source();
        var wait = source.WaitAsync();
        var setter = Task.Run(() =>
        {
            source.Set(1);
            Interleaving.Point();
            source.Reset();
        });
        await wait;
        await setter;
    }

    [Correct("Asynchronous methods")]
    public static async Task PoolingMethod_AwaitedOnce_GivesEachCallItsOwnResult()
    {
        var first = Pooled(1);
        var second = Pooled(2);
        Assert.Equal(1, await first);
        Assert.Equal(2, await second);
    }

    [Wrong("Asynchronous methods", ViolationKind.Exception)]
    public static async Task PoolingMethod_AwaitedByTwo_MeetsTheWrongTime()
    {
        var shared = Pooled(1);
        var first = Task.Run(async () => await shared);
        var second = Task.Run(async () =>
        {
            if (!first.IsCompleted)
                await shared; // right only if nobody else awaits it, ever
        });
        await Task.WhenAll(first, second);
    }

    [Correct("Asynchronous methods")]
    public static async Task AsyncVoid_EndsBeforeItIsWaitedFor()
    {
        var ended = new TaskCompletionSource();
        Start();
        await ended.Task;

        async void Start()
        {
            await Nothing();
            ended.SetResult();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> Pooled(int value)
    {
        await Task.Yield();
        return value;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask Nothing() => await Task.Yield();

    private sealed class Source : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> _core;

        public ValueTask<int> WaitAsync() => new(this, _core.Version);

        public void Set(int value) => _core.SetResult(value);

        public void Reset() => _core.Reset();

        public int GetResult(short token)
        {
            var result = _core.GetResult(token);
            _core.Reset();
            return result;
        }

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
