using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Locks: they exclude, they can be re-entered, waited on and tried, and the real rules stay in force.</summary>
public class LockTests
{
    [Fact]
    public void Lock_OnAnObject_Excludes() => Explored.HoldsAlways(static () => AddTwice(static gate => new ObjectLock(gate)));

    [Fact]
    public void Lock_OnALock_Excludes() => Explored.HoldsAlways(static async () =>
    {
        var gate = new Lock();
        var counter = new Counter();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, counter.Value);

        void Add()
        {
            lock (gate)
                counter.AddInTwoSteps();
        }
    });

    [Fact]
    public void Lock_OnTwoObjects_ExcludesNothing() =>
        Explored.FailsSometimes(static () => AddTwice(static _ => new ObjectLock(new object())));

    [Fact]
    public void Enter_Reentered_StaysHeldUntilTheLastExit() => Explored.HoldsAlways(static async () =>
    {
        var gate = new object();
        var counter = new Counter();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, counter.Value);

        void Add()
        {
            lock (gate)
            {
                Monitor.Enter(gate);
                Monitor.Exit(gate);
                counter.AddInTwoSteps();
            }
        }
    });

    [Fact]
    public void TryEnter_AgainstALockAroundNothing_CanFail() => Explored.FailsSometimes(
        static async () =>
        {
            var gate = new object();
            var holder = Task.Run(() =>
            {
                lock (gate)
                {
                }
            });
            Assert.True(Monitor.TryEnter(gate));
            Monitor.Exit(gate);
            await holder;
        });

    [Fact]
    public void TryEnter_WhileHeld_IsFalse() => Explored.Holds(static async () =>
    {
        var gate = new object();
        var counter = new Counter();
        var refused = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2 - refused, counter.Value);

        void Add()
        {
            var taken = false;
            Monitor.TryEnter(gate, ref taken);
            if (!taken)
            {
                Interlocked.Increment(ref refused);
                return;
            }
            counter.AddInTwoSteps();
            Monitor.Exit(gate);
        }
    });

    [Fact]
    public void TryEnter_NobodyElse_CanBeRefusedInSomeSchedule() => Explored.FailsSometimes(static async () =>
    {
        var gate = new Lock();
        await Task.WhenAll(Task.Run(TakeAndLeave), Task.Run(TakeAndLeave));

        void TakeAndLeave()
        {
            Assert.True(gate.TryEnter());
            Interleaving.Point();
            Assert.True(gate.IsHeldByCurrentThread);
            gate.Exit();
        }
    });

    [Fact]
    public void Exit_NotHeld_ThrowsAsTheRealOne() => Explored.HoldsAlways(static () =>
    {
        Assert.Throws<SynchronizationLockException>(static () => Monitor.Exit(new object()));
        Assert.Throws<SynchronizationLockException>(static () => Monitor.Pulse(new object()));
        Assert.Throws<SynchronizationLockException>(static () => Monitor.Wait(new object()));
        Assert.Throws<ArgumentNullException>(static () => Monitor.Enter(null!));
        return Task.CompletedTask;
    });

    [Fact]
    public void Wait_UntilPulsed_HandsOver() => Explored.Holds(static async () =>
    {
        var queue = new BlockingQueue();
        var consumers = new[] { Task.Run(queue.Take), Task.Run(queue.Take) };
        await Task.Run(() => queue.Put(1));
        await Task.Run(() => queue.Put(2));
        Assert.Equal([1, 2], (await Task.WhenAll(consumers)).Order());
    });

    [Fact]
    public void Wait_NestedTwice_TakesTheLockAsOftenAgain() => Explored.HoldsAlways(static async () =>
    {
        var gate = new object();
        var isSet = false;
        var waiter = Task.Run(() =>
        {
            lock (gate)
            {
                lock (gate)
                {
                    while (!isSet)
                        Monitor.Wait(gate);
                }
                Assert.True(Monitor.IsEntered(gate));
            }
            Assert.False(Monitor.IsEntered(gate));
        });
        lock (gate)
        {
            isSet = true;
            Monitor.Pulse(gate);
        }
        await waiter;
    });

    [Fact]
    public void PulseAll_TwoWaiters_WakesBoth() => Explored.Holds(static () => WakeTwo(Monitor.PulseAll));

    [Fact]
    public void Pulse_TwoWaiters_WakesOne()
    {
        var violation = Explored.Fails(static () => WakeTwo(Monitor.Pulse), ViolationKind.Stuck, within: 60);
        Assert.Contains("waits for", violation.Message, StringComparison.Ordinal);
    }

    private static async Task WakeTwo(Action<object> pulse)
    {
        var gate = new object();
        var isSet = false;
        var waiters = Task.WhenAll(Task.Run(Wait), Task.Run(Wait));
        lock (gate)
        {
            isSet = true;
            pulse(gate);
        }
        await waiters;

        void Wait()
        {
            lock (gate)
            {
                while (!isSet)
                    Monitor.Wait(gate);
            }
        }
    }

    private static async Task AddTwice(Func<object, ObjectLock> choose)
    {
        var shared = new object();
        var counter = new Counter();
        await Task.WhenAll(
            Task.Run(() => choose(shared).Hold(counter.AddInTwoSteps)), Task.Run(() => choose(shared).Hold(counter.AddInTwoSteps)));
        Assert.Equal(2, counter.Value);
    }

    private sealed class ObjectLock(object gate)
    {
        public void Hold(Action body)
        {
            lock (gate)
                body();
        }
    }

    private sealed class BlockingQueue
    {
        private readonly Queue<int> _items = [];

        public void Put(int item)
        {
            lock (_items)
            {
                _items.Enqueue(item);
                Monitor.Pulse(_items);
            }
        }

        public int Take()
        {
            lock (_items)
            {
                while (_items.Count == 0)
                    Monitor.Wait(_items);
                return _items.Dequeue();
            }
        }
    }
}
