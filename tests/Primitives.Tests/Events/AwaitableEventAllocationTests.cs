using System.Diagnostics;
using System.Reflection;
using Weft.Tests.Contexts;

namespace Weft.Tests.Events;

/// <summary>Exact bytes of the rows of the speed table; awaits of a set event are in <see cref="AwaitableEventTests"/>.</summary>
public sealed class AwaitableEventAllocationTests
{
    private const int Event = 40;
    private const int Node = 40;

    // What the compiler and the task builder make of an asynchronous method that suspends once: the box, which is its task, and the
    // delegate that goes on with it. Without optimization the state machine is an object of its own.
    private static readonly int s_method = IsOptimized ? 168 : 192;

    private static bool IsOptimized =>
        !(typeof(AwaitableEventAllocationTests).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled ?? false);

    [Fact]
    public void E2_CreateWaitSet_TakesTheEventAndTheMethod()
    {
        // The node is that of the wait before: the thread that releases keeps it for its next await.
        long bytes = PerRound(100, static () =>
        {
            var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
            Task wait = Wait(e);
            e.Set();
            if (!wait.IsCompletedSuccessfully)
                throw new InvalidOperationException("The continuation did not run inline.");
        });

        Assert.Equal(Event + s_method, bytes);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    public void E3_ManyWaiters_TakeANodeAndAMethodEach(int count)
    {
        long bytes = PerRound(10, () =>
        {
            var e = new AwaitableEvent(continuations: ContinuationMode.Inline);
            for (int i = 0; i < count; i++)
                _ = Wait(e);
            if (e.Set() != count)
                throw new InvalidOperationException("Somebody did not wait.");
        });

        // One of the nodes is kept from the round before.
        Assert.Equal(Event + ((count - 1) * Node) + (count * s_method), bytes);
    }

    [Fact]
    public void E3_ManyWaitersForThePool_TakeAsMuchAndTheSetterAWorkItem()
    {
        // What the pool itself needs is not counted here: the work item and what is queued are allocated by the setter.
        var e = new AwaitableEvent();
        Action continuation = static () => { };
        Ambient.Without(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++)
                e.GetAwaiter().UnsafeOnCompleted(continuation);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.InRange(bytes, 999 * Node, 1_000 * Node);
        });
        e.Set();
    }

    [Fact]
    public void E5_PingPong_AllocatesNothing()
    {
        var ping = new AwaitableEvent(continuations: ContinuationMode.Inline);
        var pong = new AwaitableEvent(continuations: ContinuationMode.Inline);
        long shorter = Allocated(() => Play(ping, pong, 100));

        long longer = Allocated(() => Play(ping, pong, 1_100));

        Assert.Equal(shorter, longer);
    }

    [Fact]
    public void WaitOutcomeAsync_Suspended_TakesOneObject()
    {
        var e = new AwaitableEvent();
        using var source = new CancellationTokenSource();

        long bytes = PerRound(100, () =>
        {
            ValueTask<WaitOutcome> wait = e.WaitOutcomeAsync();
            e.Pulse();
            if (wait.GetAwaiter().GetResult() != WaitOutcome.Signaled)
                throw new InvalidOperationException("The wait was not released.");
        });

        Assert.Equal(112, bytes);
    }

    private static void Play(AwaitableEvent ping, AwaitableEvent pong, int turns)
    {
        Task answers = Answer(ping, pong, turns);
        Task calls = Call(ping, pong, turns);
        if (!answers.IsCompletedSuccessfully || !calls.IsCompletedSuccessfully)
            throw new InvalidOperationException("The players did not play inline.");
    }

    private static async Task Call(AwaitableEvent ping, AwaitableEvent pong, int turns)
    {
        for (int i = 0; i < turns; i++)
        {
            ping.Set();
            await pong;
            pong.Reset();
        }
    }

    private static async Task Answer(AwaitableEvent ping, AwaitableEvent pong, int turns)
    {
        for (int i = 0; i < turns; i++)
        {
            await ping;
            ping.Reset();
            pong.Set();
        }
    }

    private static async Task Wait(AwaitableEvent e) => await e;

    private static long PerRound(int rounds, Action round) => Allocated(() =>
    {
        for (int i = 0; i < rounds; i++)
            round();
    }) / rounds;

    private static long Allocated(Action action)
    {
        long bytes = 0;
        Ambient.Without(() =>
        {
            // Once for what is allocated once.
            action();
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        return bytes;
    }
}
