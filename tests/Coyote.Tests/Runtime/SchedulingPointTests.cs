using Microsoft.Coyote.Runtime;

namespace Weft.CoyoteApi.Tests.Runtime;

/// <summary>Points by hand between accesses that are none: of a race on a plain variable they decide whether it is seen.</summary>
public class SchedulingPointTests
{
    private static int s_touched;

    [Fact]
    public void NoPoint_RaceIsNotSeen() => Explored.HoldsAlways(static () => LoseACount(static () => { }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void EachKindOfPoint_LetsTheOtherIn(int kind) => Explored.FailsSometimes(kind switch
    {
        0 => static () => LoseACount(SchedulingPoint.Interleave),
        1 => static () => LoseACount(SchedulingPoint.Yield),
        2 => static () => LoseACount(SchedulingPoint.InterleaveMemoryAccess),
        3 => static () => LoseACount(SchedulingPoint.InterleaveControlFlow),
        4 => static () => LoseACount(static () => SchedulingPoint.Read("count")),
        _ => static () => LoseACount(static () => SchedulingPoint.Write("count")),
    });

    [Fact]
    public void ScheduleNext_LetsTheOtherIn() => Explored.FailsSometimes(static () => LoseACount(Operation.ScheduleNext));

    [Fact]
    public void Suppress_PointsOfTheProgram_LetNobodyIn()
    {
        Explored.FailsSometimes(static () => LoseACount(Touch));
        Explored.HoldsAlways(static () => LoseACount(static () =>
        {
            SchedulingPoint.Suppress();
            Touch();
            Operation.ScheduleNext();
            SchedulingPoint.Resume();
        }));
    }

    [Fact]
    public void Suppress_PointsByHand_LetOthersInAllTheSame() => Explored.FailsSometimes(static () => LoseACount(static () =>
    {
        SchedulingPoint.Suppress();
        SchedulingPoint.Interleave();
        SchedulingPoint.Resume();
    }));

    [Fact]
    public void Resume_LetsOthersInAgain() => Explored.FailsSometimes(static () => LoseACount(static () =>
    {
        SchedulingPoint.Suppress();
        SchedulingPoint.Resume();
        Touch();
    }));

    [Fact]
    public void Resume_OnceForTwo_LetsNobodyIn() => Explored.HoldsAlways(static () => LoseACount(static () =>
    {
        SchedulingPoint.Suppress();
        SchedulingPoint.Suppress();
        SchedulingPoint.Resume();
        Touch();
        SchedulingPoint.Resume();
    }));

    [Fact]
    public void Resume_WithoutSuppress_IsNoDebt() => Explored.HoldsAlways(static () => LoseACount(static () =>
    {
        SchedulingPoint.Resume();
        SchedulingPoint.Suppress();
        Touch();
        SchedulingPoint.Resume();
    }));

    [Fact]
    public void Suppress_OperationThatWaits_LetsTheOthersRun() => Explored.HoldsAlways(static () =>
    {
        var source = new TaskCompletionSource();
        var setter = Task.Run(source.SetResult);
        SchedulingPoint.Suppress();
        source.Task.Wait();
        SchedulingPoint.Resume();
        return setter;
    });

    [Fact]
    public void Suppress_InOneSchedule_IsForgottenInTheNext() => Explored.FailsSometimes(static async () =>
    {
        if (Interleaving.Flip())
            SchedulingPoint.Suppress();
        await LoseACount(Touch);
    });

    [Fact]
    public void Outside_AnExploration_NothingHappens()
    {
        SchedulingPoint.Suppress();
        SchedulingPoint.Interleave();
        SchedulingPoint.Resume();
        Assert.True(Interleaving.IsInterleaved);
    }

    // A point that the program itself has: an access to what others could see.
    private static void Touch() => Volatile.Write(ref s_touched, 1);

    private static async Task LoseACount(Action between)
    {
        var count = new int[1];
        await Task.WhenAll([Task.Run(Count), Task.Run(Count)]);
        Specification.Assert(count[0] == 2, "The count is {0}.", count[0]);

        void Count()
        {
            var seen = count[0];
            between();
            count[0] = seen + 1;
        }
    }
}
