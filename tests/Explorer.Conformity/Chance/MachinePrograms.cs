namespace Weft.Exploration.Conformity.Chance;

/// <summary>What differs from machine to machine: processors, and the numbers of processes and threads.</summary>
internal static class MachinePrograms
{
    private const string Family = "The machine";

    [Correct(Family)]
    public static async Task TwoThreads_AtTheSameTime_HaveDifferentNumbers()
    {
        var first = Task.Run(() => Environment.CurrentManagedThreadId);
        var second = Task.Run(() => Environment.CurrentManagedThreadId);
        await Task.WhenAll(first, second);
        Assert.NotEqual(first.Result, second.Result);
        Assert.Equal(4, Environment.ProcessorCount);
    }

    [Wrong(Family)]
    public static async Task ALock_ThatKnowsItsOwner_ButAsksFirst_LetsTwoIn()
    {
        var (owner, inside) = (0, 0);
        await Task.WhenAll(Task.Run(Enter), Task.Run(Enter));

        void Enter()
        {
            var self = Environment.CurrentManagedThreadId;
            if (Volatile.Read(ref owner) != 0)
                return;
            Volatile.Write(ref owner, self);
            Assert.Equal(1, Interlocked.Increment(ref inside));
            Interlocked.Decrement(ref inside);
            Volatile.Write(ref owner, 0);
        }
    }
}
