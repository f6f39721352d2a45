namespace Weft.Exploration.Conformity.Memory;

/// <summary>Thread.MemoryBarrier and Interlocked.MemoryBarrier: they order what stands before and after them, and nothing else.</summary>
internal static class MemoryBarrierPrograms
{
    private const string Family = "Interlocked";

    [Correct(Family)]
    public static async Task Barrier_BetweenFlagAndLook_LetsOneSeeTheOther()
    {
        int[] flags = [0, 0];
        var saw = await Task.WhenAll(Task.Run(() => Look(0, 1)), Task.Run(() => Look(1, 0)));
        Assert.Contains(true, saw);

        bool Look(int own, int other)
        {
            Volatile.Write(ref flags[own], 1);
            Interlocked.MemoryBarrier();
            return Volatile.Read(ref flags[other]) == 1;
        }
    }

    [Wrong(Family)]
    public static async Task Barrier_BetweenReadAndWrite_LosesOne()
    {
        var count = 0;
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, count);

        void Increment()
        {
            var read = Volatile.Read(ref count);
            Interlocked.MemoryBarrier();
            Volatile.Write(ref count, read + 1);
        }
    }

    [Wrong("Thread")]
    public static async Task ThreadBarrier_AfterTheLook_IsNoHelp()
    {
        int[] flags = [0, 0];
        var inside = 0;
        await Task.WhenAll(Task.Run(() => Enter(0, 1)), Task.Run(() => Enter(1, 0)));

        void Enter(int own, int other)
        {
            if (Volatile.Read(ref flags[other]) != 0)
                return;
            Thread.MemoryBarrier();
            Volatile.Write(ref flags[own], 1);
            Assert.Equal(1, ++inside);
            Interleaving.Point();
            inside--;
            Volatile.Write(ref flags[own], 0);
        }
    }
}
