using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Memory;

/// <summary>Plain memory beside what orders it, and the same with the order left out: a race, in whichever schedule.</summary>
internal static class RacePrograms
{
    [Wrong("Monitor and lock", ViolationKind.DataRace)]
    public static Task Read_OutsideTheLock_Races()
    {
        var gate = new object();
        var count = 0;
        return Task.WhenAll(Task.Run(Add), Task.Run(() => count));

        void Add()
        {
            lock (gate)
                count++;
        }
    }

    [Wrong("Volatile", ViolationKind.DataRace)]
    public static async Task Value_WrittenAfterItsFlag_Races()
    {
        var message = new Cell();
        var writer = Task.Run(() =>
        {
            Volatile.Write(ref message.IsReady, true);
            message.Value = 3;
        });
        await Task.Yield();
        while (!Volatile.Read(ref message.IsReady))
            await Task.Yield();
        Assert.InRange(message.Value, 0, 3);
        await writer;
    }

    [Wrong("Interlocked", ViolationKind.DataRace)]
    public static Task Count_IncrementedAtomicallyAndPlainly_Races()
    {
        var cell = new Cell();
        return Task.WhenAll(Task.Run(() => Interlocked.Increment(ref cell.Value)), Task.Run(() => cell.Value++));
    }

    [Wrong("Awaiting tasks", ViolationKind.DataRace)]
    public static async Task Result_ReadBeforeTheAwait_Races()
    {
        var cell = new Cell();
        var writer = Task.Run(() => { cell.Value = 5; });
        var early = cell.Value;
        await writer;
        Assert.InRange(early, 0, 5);
    }

    [Correct("Awaiting tasks")]
    public static async Task Result_ReadAfterTheAwait_IsOrdered()
    {
        var cell = new Cell();
        await Task.Run(() => { cell.Value = 5; });
        Assert.Equal(5, cell.Value);
    }

    [Correct("Interlocked")]
    public static async Task LastOneOut_ByACounter_SeesWhatTheOthersWrote()
    {
        var (left, parts) = (new Cell { Value = 2 }, new int[2]);
        await Task.WhenAll(Task.Run(() => Leave(0)), Task.Run(() => Leave(1)));

        void Leave(int index)
        {
            parts[index] = index + 1;
            if (Interlocked.Decrement(ref left.Value) == 0)
                Assert.Equal(3, parts[0] + parts[1]);
        }
    }

    private sealed class Cell
    {
        public int Value;
        public bool IsReady;
    }
}
