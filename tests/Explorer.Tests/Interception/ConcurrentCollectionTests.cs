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

    [Fact]
    public void Bag_EveryMember_DoesWhatTheRealOneDoes() => Outcomes.AssertSame(Bags, static () => Bags().HandOver());

    [Fact]
    public void Dictionary_MembersWithFactories_DoWhatTheRealOnesDo() =>
        Outcomes.AssertSame(Dictionaries, static () => Dictionaries().HandOver());

    private static Outcomes Bags()
    {
        var outcomes = new Outcomes();
        var bag = new ConcurrentBag<string>(["a", "b"]);
        IProducerConsumerCollection<string> asCollection = bag;
        System.Collections.ICollection asOld = bag;
        outcomes.Note("filled", () => $"{bag.Count} {bag.IsEmpty} {string.Join(' ', bag)} {string.Join(' ', bag.ToArray())}");
        outcomes.Note("add", () => bag.Add("c"));
        outcomes.Note("try add", () => asCollection.TryAdd("d"));
        outcomes.Note("peek", () => $"{bag.TryPeek(out var seen)} {seen} {bag.Count}");
        outcomes.Note("take", () => $"{bag.TryTake(out var taken)} {taken} {bag.Count}");
        var copied = new string[4];
        outcomes.Note("copy", () => bag.CopyTo(copied, 1));
        outcomes.Note("copied", () => string.Join(' ', copied));
        outcomes.Note("copy as old", () => asOld.CopyTo(new object[3], 0));
        outcomes.Note("copy to too few", () => bag.CopyTo(new string[2], 0));
        outcomes.Note("copy to nothing", () => bag.CopyTo(null!, 0));
        outcomes.Note("copy to before the start", () => bag.CopyTo(copied, -1));
        outcomes.Note("copy as old to nothing", () => asOld.CopyTo(null!, 0));
        outcomes.Note("copy as old to another type", () => asOld.CopyTo(new int[9], 0));
        outcomes.Note("synchronized", () => asOld.IsSynchronized);
        outcomes.Note("root", () => asOld.SyncRoot);
        outcomes.Note("clear", bag.Clear);
        outcomes.Note("nothing left",
            () => $"{bag.TryTake(out var taken)} {taken} {bag.TryPeek(out _)} {bag.Count} {bag.IsEmpty} {bag.ToArray().Length}");
        outcomes.Note("of nothing", () => new ConcurrentBag<int>(null!));
        return outcomes;
    }

    private static Outcomes Dictionaries()
    {
        var outcomes = new Outcomes();
        var counts = new ConcurrentDictionary<string, int>();
        outcomes.Note("get or add", () => $"{counts.GetOrAdd("a", key => key.Length)} {counts.GetOrAdd("a", _ => 9)}");
        outcomes.Note("get or add, argument", () => counts.GetOrAdd("b", (key, more) => key.Length + more, 1));
        outcomes.Note("get or add, thrown", () => counts.GetOrAdd("c", _ => throw new InvalidDataException()));
        outcomes.Note("get or add, no factory", () => counts.GetOrAdd("c", null!));
        outcomes.Note("get or add, no key", () => counts.GetOrAdd(null!, _ => 1));
        outcomes.Note("get or add, no factory, argument", () => counts.GetOrAdd("c", (Func<string, int, int>)null!, 1));
        outcomes.Note(
            "update", () => $"{counts.AddOrUpdate("a", 5, (_, old) => old + 10)} {counts.AddOrUpdate("d", 5, (_, old) => old + 10)}");
        outcomes.Note("update, made",
            () => $"{counts.AddOrUpdate("a", _ => 6, (_, old) => old + 10)} {counts.AddOrUpdate("e", _ => 6, (_, old) => old + 10)}");
        outcomes.Note("update, argument", () => counts.AddOrUpdate("a", (_, more) => more, (_, old, more) => old + more, 100));
        outcomes.Note("update, no key", () => counts.AddOrUpdate(null!, 1, (_, old) => old));
        outcomes.Note("update, nothing to update with", () => counts.AddOrUpdate("a", 1, null!));
        outcomes.Note("update, nothing to add with", () => counts.AddOrUpdate("a", null!, (_, old) => old));
        outcomes.Note("update, argument, nothing to add with", () => counts.AddOrUpdate("a", null!, (_, old, _) => old, 1));
        outcomes.Note("in the end", () => string.Join(' ', counts.OrderBy(count => count.Key)));
        return outcomes;
    }
}
