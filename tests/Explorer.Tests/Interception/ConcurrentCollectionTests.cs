using System.Collections.Concurrent;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Concurrent collections: each call is one step, and two calls are two.</summary>
public class ConcurrentCollectionTests
{
    [Fact]
    public void Dictionary_AddOrUpdate_LosesNothing() => Explored.HoldsAlways(static async () =>
    {
        var counts = new ConcurrentDictionary<string, int>();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, counts["a"]);

        void Add() => counts.AddOrUpdate("a", 1, (_, count) => count + 1);
    });

    [Fact]
    public void Dictionary_ReadAndWriteBack_LosesAnUpdate() => Explored.FailsSometimes(static async () =>
    {
        var counts = new ConcurrentDictionary<string, int> { ["a"] = 0 };
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, counts["a"]);

        void Add() => counts["a"] = counts["a"] + 1;
    });

    [Fact]
    public void Queue_EnqueuedByTwo_HoldsBoth() => Explored.HoldsAlways(static async () =>
    {
        var queue = new ConcurrentQueue<int>();
        await Task.WhenAll(Task.Run(() => queue.Enqueue(1)), Task.Run(() => queue.Enqueue(2)));
        Assert.Equal(3, queue.Sum());
    });

    [Fact]
    public void Queue_LookedAtAndThenTaken_GivesAnother() => Explored.FailsSometimes(static async () =>
    {
        var queue = new ConcurrentQueue<int>([1, 2]);
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            Assert.True(queue.TryPeek(out var seen));
            Assert.True(queue.TryDequeue(out var taken));
            Assert.Equal(seen, taken);
        }
    });

    [Fact]
    public void Stack_PushAndPop_AreSteps() => Explored.FailsSometimes(static async () =>
    {
        var stack = new ConcurrentStack<string>();
        await Task.WhenAll(Task.Run(() => PushAndPop("a")), Task.Run(() => PushAndPop("b")));

        void PushAndPop(string item)
        {
            stack.Push(item);
            Assert.True(stack.TryPop(out var popped));
            Assert.Equal(item, popped);
        }
    });
}
