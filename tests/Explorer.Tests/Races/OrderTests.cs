using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Weft.Exploration.Tests.Races;

/// <summary>Programs without a race: whatever may order two operations does. No schedule of a sample raises an alarm.</summary>
public class OrderTests
{
    [Fact]
    public void Monitor_Orders() => Explored.Holds(async () =>
    {
        var gate = new object();
        var count = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, count);

        void Add()
        {
            lock (gate)
                count++;
        }
    });

    [Fact]
    public void Monitor_WithAPulse_Orders() => Explored.Holds(async () =>
    {
        var gate = new object();
        var (value, isSet) = (0, false);
        var reader = Task.Run(() =>
        {
            lock (gate)
            {
                while (!isSet)
                    Monitor.Wait(gate);
            }
            return value;
        });
        value = 7;
        lock (gate)
        {
            isSet = true;
            Monitor.Pulse(gate);
        }
        Assert.Equal(7, await reader);
    });

    [Fact]
    public void Lock_Orders() => Explored.Holds(async () =>
    {
        var gate = new Lock();
        var count = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(Add), Task.Run(Add));
        Assert.Equal(3, count);

        void Add()
        {
            lock (gate)
                count++;
        }
    });

    [Fact]
    public void SemaphoreSlim_Orders() => Explored.Holds(async () =>
    {
        using var gate = new SemaphoreSlim(1);
        var count = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(AddAsync), Task.Run(AddAsync));
        Assert.Equal(3, count);

        void Add()
        {
            gate.Wait();
            count++;
            gate.Release();
        }

        async Task AddAsync()
        {
            await gate.WaitAsync();
            count++;
            gate.Release();
        }
    });

    [Fact]
    public void SemaphoreSlim_AWaitThatIsAwaitedLater_Orders() => Explored.Holds(async () =>
    {
        using var gate = new SemaphoreSlim(0);
        var value = 0;
        var wait = gate.WaitAsync();
        var writer = Task.Run(() =>
        {
            value = 5;
            gate.Release();
        });
        await Task.Yield();
        await wait;
        Assert.Equal(5, value);
        await writer;
    });

    [Fact]
    public void TaskCompletionSource_Orders() => Explored.Holds(async () =>
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var value = 0;
        var writer = Task.Run(() =>
        {
            value = 3;
            source.SetResult();
        });
        await source.Task;
        Assert.Equal(3, value);
        await writer;
    });

    [Fact]
    public void Task_ThatIsPolled_Orders() => Explored.Holds(async () =>
    {
        var value = 0;
        var writer = Task.Run(() => { value = 3; });
        while (!writer.IsCompleted)
            await Task.Yield();
        Assert.Equal(3, value);
    });

    [Fact]
    public void Await_OrdersWhatIsAroundIt() => Explored.Holds(async () =>
    {
        var count = 0;
        await Task.WhenAll(Task.Run(Alone));
        count++;
        await Alone();
        Assert.Equal(9, count);

        async Task Alone()
        {
            count++;
            await Task.Yield();
            count++;
            await Task.Delay(10);
            count++;
            var delay = Task.Delay(10);
            count++;
            await delay;
        }
    });

    [Fact]
    public void Await_OfAMethodThatHasEnded_OrdersItsResult() => Explored.Holds(async () =>
    {
        var list = new Item();
        var filling = Fill(list);
        var reading = Task.Run(async () =>
        {
            await filling;
            return list.Value;
        });
        Assert.Equal(8, await reading);

        static async Task Fill(Item item)
        {
            await Task.Yield();
            item.Value = 8;
        }
    });

    [Fact]
    public void WhenAll_OrdersAllOfThem() => Explored.Holds(async () =>
    {
        var parts = new int[3];
        var all = Task.WhenAll(Enumerable.Range(0, 3).Select(index => Task.Run(() => parts[index] = index + 1)));
        await all;
        Assert.Equal(6, parts.Sum());
        var total = 0;
        for (var index = 0; index < parts.Length; index++)
            total += parts[index];
        Assert.Equal(6, total);
    });

    [Fact]
    public void WhenAll_AskedWhenItHasEnded_OrdersAllOfThem() => Explored.Holds(async () =>
    {
        var (first, second) = (new Item(), new Item());
        var all = Task.WhenAll(Task.Run(() => { first.Value = 1; }), Task.Run(() => { second.Value = 2; }));
        while (!all.IsCompleted)
            await Task.Yield();
        Assert.Equal(3, first.Value + second.Value);
    });

    [Fact]
    public void WhenAny_OrdersTheOneThatEnded() => Explored.Holds(async () =>
    {
        var (first, second) = (new Item(), new Item());
        Task[] tasks = [Task.Run(() => { first.Value = 1; }), Task.Run(() => { second.Value = 2; })];
        var ended = await Task.WhenAny(tasks);
        Assert.Equal(ended == tasks[0] ? 1 : 2, ended == tasks[0] ? first.Value : second.Value);
        await Task.WhenAll(tasks);
    });

    [Fact]
    public void ContinueWith_OrdersWhoRegistersAndWhoEnds() => Explored.Holds(async () =>
    {
        var item = new Item();
        var source = new TaskCompletionSource<int>();
        var ender = Task.Run(() => source.SetResult(2));
        item.Value = 1;
        var sum = source.Task.ContinueWith(ended => item.Value + ended.Result, TaskScheduler.Default);
        Assert.Equal(3, await sum);
        await ender;
    });

    [Fact]
    public void Wait_And_Result_Order() => Explored.Holds(async () =>
    {
        var item = new Item();
        await Task.Run(() =>
        {
            var writer = Task.Run(() => { item.Value = 4; });
            writer.Wait();
            item.Value++;
            Assert.Equal(6, Task.Run(() => ++item.Value).Result);
            Task.WaitAll([Task.Run(() => { item.Value++; })]);
        });
        Assert.Equal(7, item.Value);
    });

    [Fact]
    public void Channel_OrdersItsItemsAndItsEnd() => Explored.Holds(async () =>
    {
        var channel = Channel.CreateUnbounded<Item>();
        var closing = new Item();
        var writer = Task.Run(async () =>
        {
            await channel.Writer.WriteAsync(new Item { Value = 1 });
            channel.Writer.TryWrite(new Item { Value = 2 });
            closing.Value = 3;
            channel.Writer.Complete();
        });
        var sum = 0;
        await foreach (var item in channel.Reader.ReadAllAsync())
            sum += item.Value;
        Assert.Equal(6, sum + closing.Value);
        await channel.Reader.Completion;
        await writer;
    });

    [Fact]
    public void Volatile_Publishes() => Explored.Holds(async () =>
    {
        var item = new Item();
        var writer = Task.Run(() =>
        {
            item.Value = 5;
            Volatile.Write(ref item.IsReady, true);
        });
        if (Volatile.Read(ref item.IsReady))
            Assert.Equal(5, item.Value);
        await writer;
    });

    [Fact]
    public void AVolatileField_Publishes() => Explored.Holds(async () =>
    {
        var item = new Item();
        var writer = Task.Run(() =>
        {
            item.Value = 5;
            item.Ready = item;
        });
        if (item.Ready is { } ready)
            Assert.Equal(5, ready.Value);
        await writer;
    });

    [Fact]
    public void Interlocked_OrdersByItsLocation() => Explored.Holds(async () =>
    {
        var (item, left) = (new Item(), 2);
        var parts = new int[2];
        await Task.WhenAll(Task.Run(() => Finish(0)), Task.Run(() => Finish(1)));
        Assert.Equal(3, item.Value);

        void Finish(int index)
        {
            parts[index] = index + 1;
            if (Interlocked.Decrement(ref left) == 0)
                item.Value = parts[0] + parts[1];
        }
    });

    [Fact]
    public void CompareExchange_OrdersAfterWhoeverLost() => Explored.Holds(async () =>
    {
        var item = new Item();
        Item? shared = null;
        await Task.WhenAll(Task.Run(() => Publish(1)), Task.Run(() => Publish(2)));

        void Publish(int value)
        {
            var mine = new Item { Value = value };
            var theirs = Interlocked.CompareExchange(ref shared, mine, null);
            Assert.InRange((theirs ?? mine).Value, 1, 2);
        }
    });

    [Fact]
    public void Thread_StartAndJoin_Order() => Explored.Holds(() =>
    {
        var item = new Item { Value = 1 };
        var thread = new Thread(() => item.Value++);
        thread.Start();
        thread.Join();
        Assert.Equal(2, item.Value);
        return Task.CompletedTask;
    });

    [Fact]
    public void Timer_ComesAfterWhoStartedIt() => Explored.Holds(async () =>
    {
        var item = new Item { Value = 1 };
        var fired = new TaskCompletionSource();
        await using var timer = new Timer(_ =>
        {
            item.Value++;
            fired.TrySetResult();
        });
        item.Value = 5;
        timer.Change(10, Timeout.Infinite);
        await fired.Task;
        Assert.Equal(6, item.Value);
    });

    [Fact]
    public void ConcurrentDictionary_OrdersItsValues() => Explored.Holds(async () =>
    {
        var items = new ConcurrentDictionary<int, Item>();
        var writer = Task.Run(() => items.TryAdd(1, new Item { Value = 4 }));
        if (items.TryGetValue(1, out var item))
            Assert.Equal(4, item.Value);
        await writer;
        Assert.Equal(4, items[1].Value);
    });

    [Fact]
    public void ConcurrentQueue_OrdersItsItems() => Explored.Holds(async () =>
    {
        var items = new ConcurrentQueue<Item>();
        var writer = Task.Run(() => items.Enqueue(new Item { Value = 4 }));
        if (items.TryDequeue(out var item))
            Assert.Equal(4, item.Value);
        await writer;
    });

    [Fact]
    public void Lazy_OrdersItsValue() => Explored.Holds(async () =>
    {
        var lazy = new Lazy<Item>(() => new Item { Value = 6 });
        await Task.WhenAll(Task.Run(() => Assert.Equal(6, lazy.Value.Value)), Task.Run(() => Assert.Equal(6, lazy.Value.Value)));
    });

    [Fact]
    public void LazyInitializer_OrdersItsValue() => Explored.Holds(async () =>
    {
        Item? item = null;
        await Task.WhenAll(Task.Run(Use), Task.Run(Use));

        void Use() => Assert.Equal(6, LazyInitializer.EnsureInitialized(ref item, () => new Item { Value = 6 })!.Value);
    });

    [Fact]
    public void ParallelFor_OrdersItsIterations() => Explored.Holds(() =>
    {
        var parts = new int[3];
        Parallel.For(0, 3, index => parts[index] = index);
        for (var index = 0; index < parts.Length; index++)
            Assert.Equal(index, parts[index]);
        return Task.CompletedTask;
    });

    [Fact]
    public void ParallelForEachAsync_OrdersItsIterations() => Explored.Holds(async () =>
    {
        var parts = new int[3];
        await Parallel.ForEachAsync([0, 1, 2], async (index, _) =>
        {
            await Task.Yield();
            parts[index] = index;
        });
        for (var index = 0; index < parts.Length; index++)
            Assert.Equal(index, parts[index]);
    });

    [Fact]
    public void AnAsyncStream_OrdersItsItems() => Explored.Holds(async () =>
    {
        var made = 0;
        var sum = 0;
        await foreach (var item in Make())
            sum += item.Value + made;
        Assert.Equal(6, sum);

        async IAsyncEnumerable<Item> Make()
        {
            for (var number = 1; number <= 2; number++)
            {
                await Task.Yield();
                made = number;
                yield return new Item { Value = number };
            }
        }
    });

    [Fact]
    public void Cancellation_OrdersItsCallbacks() => Explored.Holds(async () =>
    {
        using var source = new CancellationTokenSource();
        var item = new Item { Value = 1 };
        var canceller = Task.Run(() =>
        {
            item.Value = 2;
            source.Cancel();
        });
        var seen = new TaskCompletionSource<int>();
        using var registration = source.Token.Register(() => seen.SetResult(item.Value));
        Assert.Equal(2, await seen.Task);
        await canceller;
        Assert.Equal(2, item.Value);
    });

    [Fact]
    public void CancelAfter_OrdersItsCallbacks() => Explored.Holds(async () =>
    {
        using var source = new CancellationTokenSource();
        var item = new Item { Value = 1 };
        var seen = new TaskCompletionSource<int>();
        source.CancelAfter(10);
        item.Value = 2;
        using var registration = source.Token.Register(() => seen.SetResult(item.Value));
        Assert.Equal(2, await seen.Task);
    });

    [Fact]
    public void ResetEvents_Order() => Explored.Holds(async () =>
    {
        using var slim = new ManualResetEventSlim();
        using var auto = new AutoResetEvent(false);
        var item = new Item();
        var writer = Task.Run(() =>
        {
            item.Value = 1;
            slim.Set();
            auto.WaitOne();
            item.Value++;
        });
        await Task.Run(() =>
        {
            slim.Wait();
            item.Value++;
            auto.Set();
        });
        await writer;
        Assert.Equal(3, item.Value);
    });

    [Fact]
    public void Barrier_And_CountdownEvent_Order() => Explored.Holds(async () =>
    {
        using var barrier = new Barrier(2);
        using var down = new CountdownEvent(2);
        var parts = new int[2];
        await Task.WhenAll(Task.Run(() => Work(0)), Task.Run(() => Work(1)), Task.Run(() =>
        {
            down.Wait();
            Assert.Equal(3, parts[0] + parts[1]);
        }));

        void Work(int index)
        {
            parts[index] = index + 1;
            barrier.SignalAndWait();
            Assert.Equal(2 - index, parts[1 - index]);
            down.Signal();
        }
    });

    [Fact]
    public void ReaderWriterLockSlim_Orders() => Explored.Holds(async () =>
    {
        using var gate = new ReaderWriterLockSlim();
        var item = new Item();
        await Task.WhenAll(Task.Run(Write), Task.Run(Read), Task.Run(Write));

        void Write()
        {
            gate.EnterWriteLock();
            item.Value++;
            gate.ExitWriteLock();
        }

        void Read()
        {
            gate.EnterReadLock();
            Assert.InRange(item.Value, 0, 2);
            gate.ExitReadLock();
        }
    });

    [Fact]
    public void AStaticConstructor_ThatRunsInASchedule_ComesBeforeItsUsers() => Explored.Holds(
        () => Task.WhenAll(Task.Run(() => Made<int>.Item.Value), Task.Run(() => Made<int>.Item.Value)));

    [Fact]
    public void AFlag_BehindAShortCircuit_IsNotReadByTheSource() => Explored.Holds(async () =>
    {
        using var ready = new ManualResetEventSlim();
        var isSet = false;
        var waiter = Task.Run(() => Assert.True(!ready.Wait(10) || isSet));
        isSet = true;
        ready.Set();
        await waiter;
    });

    [Fact]
    public void AValueTask_OrdersWhatEndedIt() => Explored.Holds(async () =>
    {
        var item = new Item();
        var filling = Fill();
        await Task.Yield();
        await filling;
        Assert.Equal(4, item.Value);

        async ValueTask Fill()
        {
            await Task.Yield();
            item.Value = 4;
        }
    });

    [Fact]
    public void CachedLambdas_AreTheCompilersBusiness() => Explored.Holds(
        () => Task.WhenAll(Task.Run(() => Enumerable.Range(0, 3).Sum(number => number)), Task.Run(Cached), Task.Run(Cached)));

    private static int Cached() => Enumerable.Range(0, 3).Select(number => number + 1).Where(int.IsEvenInteger).Count();

    private static class Made<T>
    {
        public static readonly Item Item = Make();

        private static Item Make()
        {
            var item = new Item();
            item.Value = typeof(T).Name.Length;
            return item;
        }
    }

    private sealed class Item
    {
        public int Value;
        public bool IsReady;
        public volatile Item? Ready;
    }
}
