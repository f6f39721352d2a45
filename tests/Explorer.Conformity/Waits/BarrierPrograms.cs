using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Waits;

/// <summary>Barrier: phases that all participants go through together.</summary>
internal static class BarrierPrograms
{
    private const string Family = "Barrier";

    [Correct(Family)]
    public static async Task Phases_ReadAfterTheBarrier_SeeAllWrites()
    {
        using var barrier = new Barrier(2);
        var written = new int[2];
        await Task.WhenAll(Task.Run(() => Work(0)), Task.Run(() => Work(1)));
        Assert.Equal(1, barrier.CurrentPhaseNumber);

        void Work(int place)
        {
            written[place] = 1;
            barrier.SignalAndWait();
            Assert.Equal(1, written[1 - place]);
        }
    }

    [Wrong(Family)]
    public static async Task Phases_WriteAfterTheBarrier_OverwriteWhatIsRead()
    {
        using var barrier = new Barrier(2);
        var written = new int[2];
        await Task.WhenAll(Task.Run(() => Work(0)), Task.Run(() => Work(1)));

        void Work(int place)
        {
            written[place] = 1;
            barrier.SignalAndWait();
            Interleaving.Point();
            if (place == 0)
                written[0] = 2; // the other may not have read yet
            else
                Assert.Equal(1, written[0]);
        }
    }

    [Correct(Family)]
    public static async Task Action_RunsOnceBeforeAnybodyGoesOn()
    {
        var runs = 0;
        using var barrier = new Barrier(2, _ => runs++);
        await Task.WhenAll(Task.Run(Work), Task.Run(Work));

        void Work()
        {
            barrier.SignalAndWait();
            Assert.Equal(1, runs);
        }
    }

    [Wrong(Family, ViolationKind.Exception)]
    public static async Task Action_ThatThrows_FailsEverybody()
    {
        var arrived = 0;
        using var barrier = new Barrier(2, _ => throw new InvalidTimeZoneException(arrived == 21 ? "the wrong order" : null));
        await Task.WhenAll(Task.Run(() => Work(1)), Task.Run(() => Work(2)));

        void Work(int number)
        {
            arrived = (arrived * 10) + number;
            try
            {
                barrier.SignalAndWait();
            }
            catch (BarrierPostPhaseException failure) when (failure.InnerException!.Message != "the wrong order")
            {
                // Expected in the right order.
            }
        }
    }

    [Correct(Family, IsSmall = false)]
    public static async Task Participants_WhoLeave_AreNotWaitedFor()
    {
        using var barrier = new Barrier(3);
        var leaver = Task.Run(barrier.RemoveParticipant);
        await Task.WhenAll(leaver, Task.Run(() => barrier.SignalAndWait()), Task.Run(() => barrier.SignalAndWait()));
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task Participants_WhoJoinBetween_AreWaitedFor()
    {
        using var barrier = new Barrier(1);
        await Task.WhenAll(Task.Run(() => barrier.SignalAndWait()), Task.Run(() => barrier.AddParticipant()));
    }

    [Correct(Family)]
    public static async Task SignalAndWait_WithATimeout_EndsForBothAlike()
    {
        using var barrier = new Barrier(2);
        var together = await Task.WhenAll(Task.Run(() => barrier.SignalAndWait(10)), Task.Run(() => barrier.SignalAndWait(10)));
        Assert.Equal(together[0], together[1]);
    }

    [Wrong(Family)]
    public static async Task SignalAndWait_WithATimeout_TakenForCertain()
    {
        using var barrier = new Barrier(2);
        var together = await Task.WhenAll(Task.Run(() => barrier.SignalAndWait(10)), Task.Run(() => barrier.SignalAndWait(10)));
        Assert.True(together[0]);
    }
}
