using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Tests;

/// <summary>What a test says to the explorer, and that it says nothing to anybody outside an exploration.</summary>
public class InterleavingTests
{
    [Fact]
    public void Draw_TwoDraws_AreSchedulesOfTheirOwn()
    {
        var report = Explored.HoldsAlways(static () =>
        {
            Assert.InRange(Interleaving.Draw(3), 0, 2);
            Assert.InRange(Interleaving.Draw(4), 0, 3);
            Assert.Equal(0, Interleaving.Draw(1));
            _ = Interleaving.Flip();
            return Task.CompletedTask;
        });
        Assert.Equal(3 * 4 * 2, report.Schedules);
    }

    [Fact]
    public void Draw_RandomWalk_DrawsEachNumber()
    {
        for (var number = 0; number < 5; number++)
        {
            Explored.Fails(
                number switch
                {
                    0 => static () => NeverDraws(0),
                    1 => static () => NeverDraws(1),
                    2 => static () => NeverDraws(2),
                    3 => static () => NeverDraws(3),
                    _ => static () => NeverDraws(4),
                },
                ViolationKind.Assertion);
        }
    }

    [Fact]
    public void Draw_BoundOfNothing_Throws() => Assert.Throws<ArgumentOutOfRangeException>(static () => Interleaving.Draw(0));

    [Fact]
    public void Run_BodiesThatThrow_ThrowsAll() => Explored.HoldsAlways(static () =>
    {
        var thrown = Assert.Throws<AggregateException>(static () => Interleaving.Run(
            static () => throw new InvalidOperationException("a"),
            Interleaving.Point,
            static () => throw new InvalidOperationException("b")));
        Assert.Equal(["a", "b"], thrown.InnerExceptions.Select(inner => inner.Message));
        return Task.CompletedTask;
    });

    [Fact]
    public void Run_NothingAndOne_Return() => Explored.HoldsAlways(static () =>
    {
        Interleaving.Run();
        Interleaving.Run(Interleaving.Point);
        return Task.CompletedTask;
    });

    [Fact]
    public void Run_Nested_JoinsEach() => Explored.Holds(static () =>
    {
        var sum = 0;
        Interleaving.Run(
            () => Interleaving.Run(() => Interlocked.Add(ref sum, 1), () => Interlocked.Add(ref sum, 2)),
            () => Interleaving.Run(() => Interlocked.Add(ref sum, 4), () => Interlocked.Add(ref sum, 8)));
        Assert.Equal(15, sum);
        return Task.CompletedTask;
    });

    [Fact]
    public void Run_BodiesThatStartTasks_AreInterleavedWithThem()
    {
        Explored.FailsSometimes(static async () =>
        {
            var x = 0;
            var tasks = new Task[2];
            Interleaving.Run(() => tasks[0] = Task.Run(Add), () => tasks[1] = Task.Run(Add));
            await Task.WhenAll(tasks);
            Assert.Equal(2, x);

            void Add() => Volatile.Write(ref x, Volatile.Read(ref x) + 1);
        });
    }

    [Fact]
    public void Run_BodiesThatBlockEachOther_AreStuckByName()
    {
        var violation = Explored.Fails(
            static () =>
            {
                var (a, b) = (new TaskCompletionSource(), new TaskCompletionSource());
                Interleaving.Run(
                    () => { a.Task.Wait(); b.SetResult(); },
                    () => { b.Task.Wait(); a.SetResult(); });
                return Task.CompletedTask;
            },
            ViolationKind.Stuck,
            within: 1);
        Assert.Contains("InterleavingTests.cs:", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Violated_AndThenMore_EndsAtTheNextPoint()
    {
        var report = HandWritten.Explore(
            static () =>
            {
                Interleaving.Violated(new InvalidOperationException("first"));
                Interleaving.Violated(new InvalidOperationException("second"));
                Interleaving.Point();
                throw new InvalidOperationException("never reached");
            },
            new RandomWalk(0));
        Assert.Equal("System.InvalidOperationException: first", report.Violation!.Message);
    }

    [Fact]
    public void Outside_AnExploration_NothingHappens()
    {
        Interleaving.Point();
        Interleaving.Violated(new InvalidOperationException());
        _ = Interleaving.Flip();
        Assert.InRange(Interleaving.Draw(2), 0, 1);
        var order = new List<int>();
        Interleaving.Run(() => order.Add(1), () => order.Add(2));
        Assert.Equal([1, 2], order);
    }

    private static Task NeverDraws(int number)
    {
        Assert.NotEqual(number, Interleaving.Draw(5));
        return Task.CompletedTask;
    }
}
