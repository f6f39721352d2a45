using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Scheduling;

/// <summary>Loops that poll and give hints: they end in every schedule if they end in a fair one; the first hint costs nothing.</summary>
public class FairnessTests
{
    [Fact]
    public void Yield_InALoopThatNobodyEnds_HasNoEnd() => Explored.Fails(
        static () =>
        {
            while (true)
                Thread.Yield();
        },
        ViolationKind.NoEnd,
        within: 1);

    [Fact]
    [RacesAreIntended("the loop that polls plainly is what is looked at")]
    public void Yield_TwoThatPollTheSame_DoNotStarveTheWriter() => Explored.Holds(static async () =>
    {
        var isSet = false;
        await Task.WhenAll(Task.Run(Poll), Task.Run(Poll), Task.Run(() => Volatile.Write(ref isSet, true)));

        void Poll()
        {
            while (!isSet)
                Thread.Yield();
        }
    });

    [Fact]
    public void Yield_WhileALockIsTakenToLook_DoesNotStarveTheWriter() => Explored.Holds(static async () =>
    {
        var gate = new object();
        var isSet = false;
        await Task.WhenAll(Task.Run(Poll), Task.Run(Poll), Task.Run(Set));

        void Poll()
        {
            while (true)
            {
                lock (gate)
                {
                    if (isSet)
                        return;
                }
                Thread.Yield();
            }
        }

        void Set()
        {
            lock (gate)
                isSet = true;
        }
    });

    [Fact]
    public void Yield_ForTheFirstTime_GivesWayToNobody() => Explored.FailsSometimes(static async () =>
    {
        var isSet = false;
        var setter = Task.Run(() => Volatile.Write(ref isSet, true));
        await Task.Yield();
        Thread.Yield();
        Assert.True(isSet);
        await setter;
    });

    [Fact]
    public void SpinOnce_ForATimer_LetsItFire() => Explored.HoldsAlways(static () =>
    {
        using var source = new CancellationTokenSource(TimeSpan.FromHours(1));
        var spinner = default(SpinWait);
        while (!source.IsCancellationRequested)
            spinner.SpinOnce();
        return Task.CompletedTask;
    });
}
