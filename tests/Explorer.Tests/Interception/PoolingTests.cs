using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Methods that pool what stands behind their value tasks, and builders and awaiters of the program's own.</summary>
[SuppressMessage("Reliability", "CA2012", Justification = "What comes of consuming a value task wrongly is what is asked.")]
public class PoolingTests
{
    [Fact]
    public void PoolingMethod_EveryEnd_IsThatOfTheRealOne() => Alike.Holds(static async () =>
    {
        Assert.True(Value(7, waits: false).IsCompletedSuccessfully);
        Assert.Equal(7, await Value(7, waits: false));
        Assert.Equal(8, await Value(8, waits: true));
        await Nothing(waits: false, fails: false);
        await Nothing(waits: true, fails: false);
        await Assert.ThrowsAsync<FormatException>(static async () => await Nothing(waits: true, fails: true));
        var failed = Nothing(waits: false, fails: true);
        Assert.True(failed.IsFaulted);
        await Assert.ThrowsAsync<FormatException>(async () => await failed);
        Assert.Equal(9, await Value(9, waits: true).AsTask());
        Assert.Equal(10, await Value(10, waits: true).Preserve().ConfigureAwait(false));
    });

    [Fact]
    public void PoolingMethod_AwaitedAgain_Throws() => Alike.Holds(static async () =>
    {
        var task = Value(7, waits: true);
        Assert.Equal(7, await task);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await task);
    });

    [Fact]
    public void PoolingMethod_AsyncLocal_FlowsAndStays() => Alike.Holds(static async () =>
    {
        var local = new AsyncLocal<int> { Value = 1 };
        await Inner();
        Assert.Equal(1, local.Value);

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        async ValueTask Inner()
        {
            Assert.Equal(1, local.Value);
            local.Value = 2;
            await Task.Yield();
            Assert.Equal(2, local.Value);
        }
    });

    [Fact]
    public void PoolingMethod_SetsItsResult_ContinuesInside() => Explored.HoldsAlways(static async () =>
    {
        var order = new List<int>();
        var source = new TaskCompletionSource();
        var waiter = Wait();
        source.SetResult();
        order.Add(3);
        await waiter;
        Assert.Equal([1, 2, 3], order);

        async Task Wait()
        {
            await Inner();
            order.Add(2);
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        async ValueTask Inner()
        {
            await source.Task;
            order.Add(1);
        }
    });

    [Fact]
    public void OwnBuilder_OverRawContinuations_IsControlled()
    {
        Alike.Holds(static async () =>
        {
            var order = new List<int>();
            await Twice(order);
            Assert.Equal([1, 2], order);
        });
        Explored.FailsSometimes(static async () =>
        {
            var value = 0;
            await Task.WhenAll(Task.Run(() => Wait(Increment())), Task.Run(() => Wait(Increment())));
            Assert.Equal(2, value);

            async Own Increment()
            {
                var read = Volatile.Read(ref value);
                await Task.CompletedTask;
                Volatile.Write(ref value, read + 1);
            }
        });

        static async Own Twice(List<int> order)
        {
            await Task.Yield();
            order.Add(1);
            await Task.Run(static () => { }).ConfigureAwait(false);
            order.Add(2);
        }

        static async Task Wait(Own own) => await own;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> Value(int value, bool waits)
    {
        if (waits)
            await Task.Yield();
        return value;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask Nothing(bool waits, bool fails)
    {
        if (waits)
            await Task.Yield();
        if (fails)
            throw new FormatException();
    }

    /// <summary>A task-like type whose builder hands raw continuations to awaiters.</summary>
    [AsyncMethodBuilder(typeof(OwnBuilder))]
    private sealed class Own
    {
        public TaskCompletionSource Source { get; } = new();

        public TaskAwaiter GetAwaiter() => Source.Task.GetAwaiter();
    }

    [SuppressMessage("Performance", "CA1822", Justification = "The compiler calls these on an instance.")]
    private struct OwnBuilder
    {
        public Own Task { get; private set; }

        public static OwnBuilder Create() => new() { Task = new Own() };

        public readonly void Start<TStateMachine>(ref TStateMachine stateMachine)
            where TStateMachine : IAsyncStateMachine => stateMachine.MoveNext();

        public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
        {
        }

        public readonly void SetResult() => Task.Source.SetResult();

        public readonly void SetException(Exception exception) => Task.Source.SetException(exception);

        public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : INotifyCompletion
            where TStateMachine : IAsyncStateMachine
        {
            IAsyncStateMachine machine = stateMachine;
            awaiter.OnCompleted(machine.MoveNext);
        }

        public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
            where TAwaiter : ICriticalNotifyCompletion
            where TStateMachine : IAsyncStateMachine
        {
            IAsyncStateMachine machine = stateMachine;
            awaiter.UnsafeOnCompleted(machine.MoveNext);
        }
    }
}
