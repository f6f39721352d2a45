using System.Runtime.CompilerServices;

namespace Weft.Exploration.Conformity.Memory;

/// <summary>Volatile reads and writes, volatile fields, and barriers, under sequential consistency.</summary>
internal static class VolatilePrograms
{
    private const string Family = "Volatile";

    [Correct(Family)]
    public static async Task WriteThenRead_ByTwo_NeverMissEachOther()
    {
        var cell = new Cell();
        var missed = await Task.WhenAll(Task.Run(One), Task.Run(Other));
        Assert.NotEqual([true, true], missed);

        bool One()
        {
            cell.First = 1;
            Thread.MemoryBarrier();
            return cell.Second == 0;
        }

        bool Other()
        {
            cell.Second = 1;
            Interlocked.MemoryBarrierProcessWide();
            return cell.First == 0;
        }
    }

    [Correct(Family)]
    public static async Task Message_PublishedByAFlag_IsThere()
    {
        var cell = new Cell();
        var reader = Task.Run(() => !Volatile.Read(ref cell.IsReady) || cell.First == 7);
        cell.First = 7;
        Volatile.Write(ref cell.IsReady, true);
        Assert.True(await reader);
    }

    [Correct(Family)]
    public static async Task Room_WithTwoFlagsAndATurn_IsEnteredByOne()
    {
        var (cell, inside, entered) = (new Cell(), 0, 0);
        await Task.WhenAll(Task.Run(() => Enter(ref cell.Left, ref cell.Right)), Task.Run(() => Enter(ref cell.Right, ref cell.Left)));
        Assert.InRange(entered, 0, 2);

        // Dekker's first half: who sees the other's flag keeps out.
        void Enter(ref int mine, ref int others)
        {
            Volatile.Write(ref mine, 1);
            if (Volatile.Read(ref others) == 0)
            {
                Assert.Equal(1, ++inside);
                Interleaving.Point();
                inside--;
                entered++;
            }
            Volatile.Write(ref mine, 0);
        }
    }

    [Wrong(Family)]
    public static async Task Room_LookedIntoBeforeTheFlagIsUp_IsEnteredByTwo()
    {
        var (cell, inside) = (new Cell(), 0);
        await Task.WhenAll(Task.Run(() => Enter(ref cell.Left, ref cell.Right)), Task.Run(() => Enter(ref cell.Right, ref cell.Left)));

        void Enter(ref int mine, ref int others)
        {
            if (Volatile.Read(ref others) != 0)
                return;
            Volatile.Write(ref mine, 1);
            Assert.Equal(1, ++inside);
            Interleaving.Point();
            inside--;
            Volatile.Write(ref mine, 0);
        }
    }

    [Wrong(Family)]
    public static async Task VolatileField_Incremented_LosesOne()
    {
        var cell = new Cell();
        await Task.WhenAll(Task.Run(() => cell.First++), Task.Run(() => cell.First++));
        Assert.Equal(2, cell.First);
    }

    [Wrong(Family)]
    public static async Task VolatileField_ByReinterpretedReference_LosesOne()
    {
        var cell = new Cell();
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2u, cell.Unsigned);

        void Increment()
        {
            ref var same = ref Unsafe.As<uint, int>(ref cell.Unsigned);
            Volatile.Write(ref same, Volatile.Read(ref same) + 1);
        }
    }

    [Wrong(Family)]
    public static async Task Message_PublishedBeforeItIsWritten_IsNotThere()
    {
        var cell = new Cell();
        var reader = Task.Run(() => !Volatile.Read(ref cell.IsReady) || cell.First == 7);
        Volatile.Write(ref cell.IsReady, true);
        cell.First = 7;
        Assert.True(await reader);
    }

    private sealed class Cell
    {
        public volatile int First;
        public volatile int Second;
        public int Left;
        public int Right;
        public uint Unsigned;
        public bool IsReady;
    }
}
