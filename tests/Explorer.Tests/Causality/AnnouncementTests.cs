using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Tests.Causality;

/// <summary>Announcements name what they touch: whoever decides which orders differ knows nothing else.</summary>
public class AnnouncementTests
{
    [Fact]
    public void ConcurrentCollections_EachCall_NamesTheCollection() => Explored.Holds(
        static () =>
        {
            var (queue, stack) = (new ConcurrentQueue<string>(["a"]), new ConcurrentStack<long>([7]));
            IProducerConsumerCollection<string> shared = queue;
            Announced.By(() => queue.Enqueue("b"), AccessKind.Update, queue);
            Announced.By(() => Assert.True(queue.TryPeek(out var first) && first == "a"), AccessKind.Read, queue);
            Announced.By(() => Assert.Equal(2, queue.Count), AccessKind.Read, queue);
            Announced.By(() => Assert.True(shared.TryTake(out var first) && first == "a"), AccessKind.Update, queue);
            Announced.By(() => Assert.True(stack.TryPop(out var top) && top == 7), AccessKind.Update, stack);
            Announced.By(() => Assert.True(stack.IsEmpty), AccessKind.Read, stack);
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void ConcurrentDictionary_EachCall_NamesTheDictionary() => Explored.Holds(
        static () =>
        {
            var dictionary = new ConcurrentDictionary<string, int>();
            var lookup = dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
            Announced.By(() => dictionary["a"] = 3, AccessKind.Update, dictionary);
            Announced.By(() => Assert.True(dictionary.TryGetValue("a", out var value) && value == 3), AccessKind.Read, dictionary);
            Announced.By(() => Assert.True(lookup.TryAdd("b", 4)), AccessKind.Update, dictionary);
            Announced.By(() => Assert.Equal(4, lookup["b"]), AccessKind.Read, dictionary);
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void ConcurrentCollections_InGenericCode_NameTheCollection() => Explored.Holds(
        static () =>
        {
            Use(new ConcurrentDictionary<string, byte[]>(), "a", [3]);
            return Task.CompletedTask;

            static void Use<TKey, TValue>(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, TValue value)
                where TKey : notnull
                where TValue : class
            {
                var kept = new ConcurrentStack<KeyValuePair<TKey, TValue>>();
                Announced.By(() => Assert.True(dictionary.TryAdd(key, value)), AccessKind.Update, dictionary);
                Announced.By(() => Assert.True(dictionary.TryRemove(key, out var old) && old == value), AccessKind.Update, dictionary);
                Announced.By(() => kept.Push(KeyValuePair.Create(key, value)), AccessKind.Update, kept);
            }
        },
        5);

    [Fact]
    public void ConcurrentCollections_DelegateOfAMember_NamesTheCollectionWhenItIsCalled() => Explored.Holds(
        static () =>
        {
            var queue = new ConcurrentQueue<Guid>();
            Action<Guid> add = queue.Enqueue;
            Func<int> count = () => queue.Count;
            Announced.By(() => add(Guid.Empty), AccessKind.Update, queue);
            Assert.Equal(1, count());
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void ConcurrentDictionary_EntryAddedWhileItIsGoneThrough_IsSeenInSomeSchedules() => Explored.FailsSometimes(static async () =>
    {
        var dictionary = new ConcurrentDictionary<int, string> { [1] = "a" };
        var adding = Task.Run(() => dictionary[2] = "b");
        var (seen, early) = (0, adding.IsCompleted);
        foreach (var _ in dictionary)
        {
            early |= seen == 0 && adding.IsCompleted;
            seen++;
        }
        await adding;
        Assert.False(!early && seen == 2, "It came while the first one was looked at.");
    });

    [Fact]
    public void ValueTask_AwaitAndCompletion_NameTheSameLocation() => Explored.Holds(
        static async () =>
        {
            var source = new Source();
            var collections = GC.CollectionCount(0);
            _ = source.Task.IsCompleted;
            var asked = Operation.Current!.Pending;
            source.SetResult(5);
            var completed = Operation.Current!.Pending;
            Assert.Equal(5, await source.Task);
            var awaited = Operation.Current!.Pending;
            if (GC.CollectionCount(0) != collections)
                return;
            Assert.Equal((AccessKind.Read, AccessKind.Complete, AccessKind.Await), (asked.Kind, completed.Kind, awaited.Kind));
            Assert.NotEqual(0, asked.Location);
            Assert.Equal((asked.Location, asked.Location), (completed.Location, awaited.Location));
        },
        5);

    [Fact]
    public void ValueTask_WithATask_NamesTheTask() => Explored.Holds(
        static () =>
        {
            var source = new TaskCompletionSource<int>();
            var task = new ValueTask<int>(source.Task);
            Announced.By(() => Assert.False(task.IsCompleted), AccessKind.Read, source.Task);
            Announced.By(() => _ = task.ConfigureAwait(false), AccessKind.Await, source.Task);
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void ValueTask_WithAValue_TouchesNothing() => Explored.Holds(
        static () =>
        {
            var task = new ValueTask<int>(9);
            Announced.By(() => Assert.True(task.IsCompleted), AccessKind.Read);
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void AsTask_OfASource_IsToldInTheStepThatCompletesTheSource() => Explored.Holds(
        static () =>
        {
            var source = new Source();
            var task = source.Task.AsTask();
            Assert.Equal(new Task[] { task }, EndedBy(() => source.SetResult(6)));
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void WhenAll_OfTwo_NamesBothAndIsToldWithTheLast() => Explored.Holds(
        static () =>
        {
            var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource<int>());
            Task both = null!;
            Announced.By(() => both = Task.WhenAll(first.Task, second.Task), AccessKind.Await, first.Task, second.Task);
            Assert.Empty(EndedBy(first.SetResult));
            Assert.Equal([both], EndedBy(() => second.SetResult(2)));
            return Task.CompletedTask;
        },
        5);

    [Fact]
    public void Follow_InEverySchedule_GivesTheSameNumbers()
    {
        // The copy of this class has statics of its own; the domain is the same.
        var schedules = new HashSet<string>();
        AppDomain.CurrentDomain.SetData(nameof(Follow_InEverySchedule_GivesTheSameNumbers), schedules);
        Explored.Holds(
            static async () =>
            {
                var source = new TaskCompletionSource();
                var tasks = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
                {
                    Task.WhenAny(source.Task, new TaskCompletionSource().Task);
                }));
                await Task.WhenAll(tasks.ToArray());
                SortedSet<ulong> numbers = [];
                var watch = Operation.Current!.Execution.Watch;
                watch.Ended = (task, number) => _ = task is Task<Task> && numbers.Add(number); // the step may be that which ended WhenAll
                source.SetResult();
                Interleaving.Point();
                watch.Ended = null;
                Assert.Equal(2, numbers.Count);
                var shared = (HashSet<string>)AppDomain.CurrentDomain.GetData(nameof(Follow_InEverySchedule_GivesTheSameNumbers))!;
                lock (shared)
                    shared.Add(string.Join(' ', numbers));
            },
            30);
        Assert.Single(schedules);
    }

    [Fact]
    public void Delay_ThatEnds_StartsWithTheDelayAndTheClock() => Explored.Holds(
        static async () =>
        {
            var delay = Task.Delay(5);
            var collections = GC.CollectionCount(0);
            await delay;
            if (Operation.Current is { IsTimer: true }) // else it had fired before the await
                Announced.Last(collections, AccessKind.Start, delay, Locations.Clock);
        },
        5);

    [Fact]
    public void Timer_ChangeAndCallback_NameTheTimer() => Explored.Holds(
        static () =>
        {
            Timer timer = null!;
            timer = new Timer(_ => Announced.Last(GC.CollectionCount(0), AccessKind.Read, timer));
            Announced.By(() => timer.Change(5, Timeout.Infinite), AccessKind.Write, timer);
            return Task.Delay(10);
        },
        5);

    // What is told to have ended, up to the next point.
    private static List<Task> EndedBy(Action act)
    {
        var watch = Operation.Current!.Execution.Watch;
        List<Task> ended = [];
        watch.Ended = (task, _) => ended.Add(task);
        act();
        Interleaving.Point();
        watch.Ended = null;
        return ended;
    }

    private sealed class Source : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> _core;

        public ValueTask<int> Task => new(this, _core.Version);

        public void SetResult(int result) => _core.SetResult(result);

        public int GetResult(short token) => _core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
