using System.Collections.Concurrent;

namespace Weft.Exploration.Conformity.Collections;

/// <summary>Dictionary, queue, stack and bag: one call is one step, and a factory may run twice.</summary>
internal static class ConcurrentCollectionPrograms
{
    private const string Family = "Concurrent collections";

    [Correct(Family)]
    public static async Task AddOrUpdate_ByTwo_CountsBoth()
    {
        var counts = new ConcurrentDictionary<string, int>();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, counts["a"]);

        void Add() => counts.AddOrUpdate("a", 1, (_, count) => count + 1);
    }

    [Correct(Family)]
    public static async Task GetOrAdd_ByTwo_GivesBothTheSame()
    {
        var values = new ConcurrentDictionary<string, object>();
        var both = await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Same(both[0], both[1]);

        object Get() => values.GetOrAdd("a", static _ => new object());
    }

    [Correct(Family)]
    public static async Task GetOrAdd_WhoseFactoryGivesWay_HoldsNoLock()
    {
        var values = new ConcurrentDictionary<string, string>();
        var both = await Task.WhenAll(Task.Run(() => Get("a")), Task.Run(() => Get("b")));
        Assert.Equal(values["k"], both[0]);
        Assert.Equal(values["k"], both[1]);

        string Get(string value) => values.GetOrAdd("k", static (_, value) =>
        {
            Interleaving.Point();
            return value;
        }, value);
    }

    [Correct(Family)]
    public static async Task Queue_FilledByTwo_HoldsBoth()
    {
        var queue = new ConcurrentQueue<int>();
        await Task.WhenAll(Task.Run(() => queue.Enqueue(1)), Task.Run(() => queue.Enqueue(2)));
        Assert.Equal([1, 2], queue.Order());
    }

    [Correct(Family)]
    public static async Task Stack_FilledByTwo_GivesBothBack()
    {
        var stack = new ConcurrentStack<int>();
        await Task.WhenAll(Task.Run(() => stack.Push(1)), Task.Run(() => stack.Push(2)));
        Assert.True(stack.TryPop(out var newest));
        Assert.True(stack.TryPop(out var oldest));
        Assert.Equal(3, newest + oldest);
    }

    [Correct(Family)]
    public static async Task Bag_FilledByTwo_GivesEachItsOwnFirst()
    {
        var bag = new ConcurrentBag<string>();
        await Task.WhenAll(Task.Run(() => Use("a", "b")), Task.Run(() => Use("c", "d")));
        Assert.Equal(["a", "c"], bag.Order());

        void Use(string first, string second)
        {
            bag.Add(first);
            bag.Add(second);
            Assert.True(bag.TryTake(out var taken));
            Assert.Equal(second, taken);
        }
    }

    [Wrong(Family)]
    public static async Task Dictionary_ReadAndWrittenBack_LosesAnUpdate()
    {
        var counts = new ConcurrentDictionary<string, int> { ["a"] = 0 };
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, counts["a"]);

        void Add() => counts["a"] = counts["a"] + 1;
    }

    [Wrong(Family)]
    public static async Task GetOrAdd_ByTwo_MayRunTheFactoryTwice()
    {
        var values = new ConcurrentDictionary<string, int>();
        var made = 0;
        await Task.WhenAll(Task.Run(Get), Task.Run(Get));
        Assert.Equal(1, made);

        void Get() => values.GetOrAdd("a", _ => ++made);
    }

    [Wrong(Family)]
    public static async Task AddOrUpdate_ByTwo_MayRunTheFactoryAgain()
    {
        var values = new ConcurrentDictionary<string, int> { ["a"] = 0 };
        var updates = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, updates);

        void Add() => values.AddOrUpdate("a", static (_, one) => one, (_, old, one) => old + (++updates > 0 ? one : 0), 1);
    }

    [Wrong(Family)]
    public static async Task Queue_LookedAtAndThenTaken_GivesAnother()
    {
        var queue = new ConcurrentQueue<string>(["a", "b"]);
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            Assert.True(queue.TryPeek(out var seen));
            Assert.True(queue.TryDequeue(out var taken));
            Assert.Equal(seen, taken);
        }
    }

    [Wrong(Family)]
    public static async Task Stack_PushedAndPopped_GivesAnother()
    {
        var stack = new ConcurrentStack<string>();
        await Task.WhenAll(Task.Run(() => PushAndPop("a")), Task.Run(() => PushAndPop("b")));

        void PushAndPop(string item)
        {
            stack.Push(item);
            Assert.True(stack.TryPop(out var popped));
            Assert.Equal(item, popped);
        }
    }

    [Wrong(Family)]
    public static async Task Bag_FoundNotEmpty_MayBeEmptyWhenTakenFrom()
    {
        var bag = new ConcurrentBag<string> { "only" };
        await Task.WhenAll(Task.Run(Take), Task.Run(Take));

        void Take()
        {
            if (!bag.IsEmpty)
                Assert.True(bag.TryTake(out _));
        }
    }
}
