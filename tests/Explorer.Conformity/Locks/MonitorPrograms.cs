using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Locks;

/// <summary>Monitor: entering, leaving, waiting for a pulse.</summary>
internal static class MonitorPrograms
{
    private const string Family = "Monitor and lock";

    [Correct(Family)]
    public static async Task TwoIncrements_UnderOneLock_AreBothKept()
    {
        var gate = new object();
        var count = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count);

        void Increment()
        {
            lock (gate)
            {
                var read = count;
                Interleaving.Point();
                count = read + 1;
            }
        }
    }

    [Wrong(Family)]
    public static async Task TwoIncrements_UnderTwoLocks_LoseOne()
    {
        object[] gates = [new(), new()];
        var count = 0;
        await Task.WhenAll(Task.Run(() => Increment(gates[0])), Task.Run(() => Increment(gates[1])));
        Assert.Equal(2, count);

        void Increment(object gate)
        {
            lock (gate)
            {
                var read = count;
                Interleaving.Point();
                count = read + 1;
            }
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Pulse_BeforeTheWait_IsLost()
    {
        var gate = new object();
        var waiter = Task.Run(() =>
        {
            lock (gate)
                Monitor.Wait(gate);
        });
        await Task.Yield();
        lock (gate)
            Monitor.Pulse(gate);
        await waiter;
    }
}
