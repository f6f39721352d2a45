using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Atomic and volatile accesses: each is a point, and does what the real one does.</summary>
public class AtomicsTests
{
    private static int s_shared;

    [Fact]
    public void Interlocked_EveryKind_CountsRight() => Explored.Holds(static async () =>
    {
        var cells = new Cells();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2 + 2 - 2 + 20, cells.Number);
        Assert.Equal(2, cells.Long);
        Assert.Equal(3, cells.Bits);

        void Add()
        {
            Interlocked.Increment(ref cells.Number);
            Interlocked.Add(ref cells.Number, 1);
            Interlocked.Decrement(ref cells.Number);
            for (var read = Volatile.Read(ref cells.Number); ;)
            {
                var seen = Interlocked.CompareExchange(ref cells.Number, read + 10, read);
                if (seen == read)
                    break;
                read = seen;
            }
            Interlocked.Increment(ref cells.Long);
            Interlocked.Or(ref cells.Bits, 3);
        }
    });

    [Fact]
    public void Exchange_TwoTakers_GiveTheItemToOne() => Explored.HoldsAlways(static async () =>
    {
        var item = "item";
        var taken = await Task.WhenAll(
            Task.Run(() => Interlocked.Exchange(ref item, null!)),
            Task.Run(() => Interlocked.Exchange(ref item, null!)));
        Assert.Single(taken, value => value is not null);
    });

    [Fact]
    public void CompareExchange_WithoutRetry_LosesAnAddition() => Explored.FailsSometimes(static async () =>
    {
        var cells = new Cells();
        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Assert.Equal(2, cells.Number);

        void Add()
        {
            var read = Volatile.Read(ref cells.Number);
            Interlocked.CompareExchange(ref cells.Number, read + 1, read);
        }
    });

    [Fact]
    public void VolatileField_CheckThenAct_IsInterleaved() => Explored.FailsSometimes(static async () =>
    {
        var cells = new Cells();
        var entered = 0;
        await Task.WhenAll(Task.Run(Enter), Task.Run(Enter));
        Assert.Equal(1, entered);

        void Enter()
        {
            if (cells.IsTaken)
                return;
            cells.IsTaken = true;
            Interlocked.Increment(ref entered);
        }
    });

    [Fact]
    public void StaticsAndElements_TwoSteps_AreInterleaved()
    {
        Explored.FailsSometimes(static async () =>
        {
            Volatile.Write(ref s_shared, 0);
            await Task.WhenAll(Task.Run(Add), Task.Run(Add));
            Assert.Equal(2, Volatile.Read(ref s_shared));

            static void Add() => Volatile.Write(ref s_shared, Volatile.Read(ref s_shared) + 1);
        });
        Explored.FailsSometimes(static async () =>
        {
            var elements = new int[2];
            await Task.WhenAll(Task.Run(Add), Task.Run(Add));
            Assert.Equal(2, elements[1]);

            void Add() => Volatile.Write(ref elements[1], Volatile.Read(ref elements[1]) + 1);
        });
    }

    [Fact]
    public void LocalOfOneOperation_IsNoStep()
    {
        var violation = Explored.Fails(
            static () =>
            {
                var local = 0;
                Interleaving.Point();
                Interlocked.Add(ref local, 5);
                throw new InvalidOperationException();
            },
            ViolationKind.Exception,
            within: 1);
        Assert.DoesNotContain(violation.Trace.Steps, step => step.Action.Contains('5', StringComparison.Ordinal));
    }

    private sealed class Cells
    {
        public int Number;
        public long Long;
        public int Bits;
        public volatile bool IsTaken;
    }
}
