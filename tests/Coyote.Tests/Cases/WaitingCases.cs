using Microsoft.Coyote.Runtime;
using Weft.Exploration.Reports;

namespace Weft.CoyoteApi.Tests.Cases;

/// <summary>Programs whose operations wait for each other; see <see cref="SafetyCases"/>.</summary>
public class WaitingCases
{
    [Fact]
    public void BoundedBuffer_ThatPulsesOne_IsStuck() =>
        Explored.Fails(static () => Exchange(new BoundedBuffer(1, pulsesAll: false)), ViolationKind.Stuck, within: 5_000);

    [Fact]
    public void BoundedBuffer_ThatPulsesAll_PassesEverythingOn() =>
        Explored.Holds(static () => Exchange(new BoundedBuffer(1, pulsesAll: true)));

    [Fact]
    public void Reader_ThatPollsOnce_MayMissTheWriter() => Explored.FailsSometimes(static async () =>
    {
        var value = 0;
        var writer = Task.Run(() => Volatile.Write(ref value, 5));
        var seen = await Task.Run(() => Volatile.Read(ref value));
        await writer;
        Specification.Assert(seen == 5, "seen {0}", seen);
    });

    [Fact]
    public void Flag_SetWithoutTheLock_LosesTheWakeUp() => Explored.FailsSometimes(
        static () =>
        {
            // The waiter has looked, and not yet begun to wait, when the setter pulses.
            var (gate, isSet) = (new object(), 0);
            var waiter = Task.Run(() =>
            {
                if (Volatile.Read(ref isSet) == 1)
                    return;
                lock (gate)
                    System.Threading.Monitor.Wait(gate);
            });
            Volatile.Write(ref isSet, 1);
            lock (gate)
                System.Threading.Monitor.Pulse(gate);
            return waiter;
        },
        ViolationKind.Stuck);

    [Fact]
    public void Flag_SetUnderTheLock_WakesTheWaiter() => Explored.HoldsAlways(static () =>
    {
        var (gate, isSet) = (new object(), new bool[1]);
        var waiter = Task.Run(() =>
        {
            lock (gate)
            {
                while (!isSet[0])
                    System.Threading.Monitor.Wait(gate);
            }
        });
        lock (gate)
        {
            isSet[0] = true;
            System.Threading.Monitor.Pulse(gate);
        }
        return waiter;
    });

    [Fact]
    public void Semaphore_ReleasedOnOnePathOnly_IsStuck() => Explored.FailsSometimes(
        static async () =>
        {
            using var permits = new SemaphoreSlim(2);
            var isBusy = 0;
            await Task.WhenAll([Task.Run(UseAsync), Task.Run(UseAsync)]);
            await permits.WaitAsync();
            await permits.WaitAsync();

            async Task UseAsync()
            {
                await permits.WaitAsync();
                if (Interlocked.Exchange(ref isBusy, 1) == 1)
                    return; // and keeps the permit
                Volatile.Write(ref isBusy, 0);
                permits.Release();
            }
        },
        ViolationKind.Stuck);

    [Fact]
    public void Lock_ThatIsHeldAcrossAMonitor_KeepsTheMonitorInOrder() => Explored.HoldsAlways(static async () =>
    {
        Specification.RegisterMonitor<Exclusion>();
        var gate = new object();
        await Task.WhenAll([Task.Run(Use), Task.Run(Use)]);

        void Use()
        {
            lock (gate)
            {
                Specification.Monitor<Exclusion>(new Exclusion.Entered());
                SchedulingPoint.Interleave();
                Specification.Monitor<Exclusion>(new Exclusion.Left());
            }
        }
    });

    [Fact]
    public void Flag_InPlaceOfALock_IsCaughtByTheMonitor() => Explored.FailsSometimes(static async () =>
    {
        Specification.RegisterMonitor<Exclusion>();
        var isTaken = 0;
        await Task.WhenAll([Task.Run(Use), Task.Run(Use)]);

        void Use()
        {
            if (Volatile.Read(ref isTaken) == 1)
                return;
            Volatile.Write(ref isTaken, 1);
            Specification.Monitor<Exclusion>(new Exclusion.Entered());
            SchedulingPoint.Interleave();
            Specification.Monitor<Exclusion>(new Exclusion.Left());
            Volatile.Write(ref isTaken, 0);
        }
    });

    [Fact]
    public void Retry_ThatGivesUp_LeavesItsPromise() => Explored.Fails(
        static async () =>
        {
            // What is promised comes about only if one of three attempts draws a success.
            var promise = new TaskCompletionSource();
            Specification.IsEventuallyCompletedSuccessfully(promise.Task);
            for (var attempt = 0; attempt < 3 && !promise.Task.IsCompleted; attempt++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
                if (RuntimeProvider.Current.RandomBoolean())
                    promise.SetResult();
            }
        },
        ViolationKind.Liveness);

    [Fact]
    public void Retry_ThatNeverGivesUp_KeepsItsPromise()
    {
        var report = Explorer.Explore(
            static async () =>
            {
                var promise = new TaskCompletionSource();
                Specification.IsEventuallyCompletedSuccessfully(promise.Task);
                while (!promise.Task.IsCompleted)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1));
                    if (RuntimeProvider.Current.RandomBoolean())
                        promise.SetResult();
                }
            },
            new ExplorationOptions { Strategy = Weft.Exploration.Strategies.StrategyKind.RandomWalk, Schedules = 300 });

        Assert.Equal(Verdict.Sampled, report.Verdict);
    }

    private static async Task Exchange(BoundedBuffer buffer)
    {
        Task[] all = [Task.Run(Put), Task.Run(Put), Task.Run(Take), Task.Run(Take)];
        await Task.WhenAll(all);

        void Put()
        {
            buffer.Put(1);
            buffer.Put(2);
        }

        void Take()
        {
            buffer.Take();
            buffer.Take();
        }
    }
}
