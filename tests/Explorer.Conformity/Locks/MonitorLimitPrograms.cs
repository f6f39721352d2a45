using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Locks;

/// <summary>Monitor: what ends by itself, and who is woken.</summary>
internal static class MonitorLimitPrograms
{
    private const string Family = "Monitor and lock";

    [Correct(Family)]
    public static Task TryEnter_WithATimeout_ExcludesThoseWhoAreLetIn()
    {
        var gate = new object();
        return Counted.ByThoseLetIn(body =>
        {
            if (!Monitor.TryEnter(gate, 100))
                return false;
            body();
            Monitor.Exit(gate);
            return true;
        });
    }

    [Wrong(Family)]
    public static Task TryEnter_WithATimeout_TakenForCertain()
    {
        var gate = new object();
        return Counted.ByTwo(body =>
        {
            var isTaken = false;
            Monitor.TryEnter(gate, TimeSpan.FromHours(1), ref isTaken);
            Assert.True(isTaken);
            body();
            Monitor.Exit(gate);
        });
    }

    [Correct(Family)]
    public static async Task Wait_WithATimeout_HasTheLockHoweverItEnds()
    {
        var gate = new object();
        var isSet = false;
        var waiter = Task.Run(() =>
        {
            lock (gate)
            {
                if (!isSet && Monitor.Wait(gate, 1_000))
                    Assert.True(isSet);
                Assert.True(Monitor.IsEntered(gate));
            }
        });
        lock (gate)
        {
            isSet = true;
            Monitor.Pulse(gate);
        }
        await waiter;
    }

    [Wrong(Family)]
    public static async Task Wait_WithATimeout_TakenForAPulse()
    {
        var gate = new object();
        var isSet = false;
        await Task.WhenAll(Task.Run(Wait), Task.Run(Set));

        void Wait()
        {
            lock (gate)
            {
                if (!isSet)
                    Monitor.Wait(gate, TimeSpan.FromDays(1));
                Assert.True(isSet);
            }
        }

        void Set()
        {
            lock (gate)
            {
                isSet = true;
                Monitor.Pulse(gate);
            }
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Pulse_OfAWaiterWhoseTimeIsUp_GoesToTheNext()
    {
        // The one who gives up has been pulsed, and leaves without handing on what it was woken for.
        var gate = new object();
        var items = 0;
        await Task.WhenAll(Task.Run(Add), Task.Run(LookOnce), Task.Run(Take));

        void Add()
        {
            lock (gate)
            {
                items++;
                Monitor.Pulse(gate);
            }
        }

        void LookOnce()
        {
            lock (gate)
            {
                if (items == 0)
                    Monitor.Wait(gate, 10);
            }
        }

        void Take()
        {
            lock (gate)
            {
                while (items == 0)
                    Monitor.Wait(gate);
                items--;
            }
        }
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Pulse_TwoWaiters_WakesTheOldestFirst()
    {
        var gate = new object();
        List<int> waiting = [];
        List<int> woken = [];
        using var isWaiting = new SemaphoreSlim(0);
        using var isAwake = new SemaphoreSlim(0);
        var waiters = Task.WhenAll(Task.Run(() => Wait(1)), Task.Run(() => Wait(2)));
        for (var count = 0; count < 2; count++)
            isWaiting.Wait();
        for (var count = 0; count < 2; count++)
        {
            lock (gate)
                Monitor.Pulse(gate);
            isAwake.Wait();
        }
        await waiters;
        Assert.Equal(waiting, woken);

        void Wait(int number)
        {
            lock (gate)
            {
                waiting.Add(number);
                isWaiting.Release();
                Monitor.Wait(gate);
                woken.Add(number);
                isAwake.Release();
            }
        }
    }
}
