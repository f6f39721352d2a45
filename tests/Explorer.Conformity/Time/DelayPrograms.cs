namespace Weft.Exploration.Conformity.Time;

/// <summary>Task.Delay: it ends in virtual time, before or after whatever else runs.</summary>
internal static class DelayPrograms
{
    private const string Family = "Delays";

    [Correct(Family)]
    public static async Task TwoDelays_OfDifferentLength_EndInTheirOrder()
    {
        var (long_, short_) = (Task.Delay(TimeSpan.FromHours(2)), Task.Delay(TimeSpan.FromHours(1)));
        await short_;
        await long_;
        Assert.True(short_.IsCompletedSuccessfully);
    }

    [Correct(Family)]
    public static async Task ADelay_ThatIsCancelled_EndsOneWayOrTheOther()
    {
        using var source = new CancellationTokenSource();
        var delay = Task.Delay(10, source.Token);
        var canceller = Task.Run(source.Cancel);
        try
        {
            await delay;
        }
        catch (OperationCanceledException thrown)
        {
            Assert.Equal(source.Token, thrown.CancellationToken);
        }
        await canceller;
    }

    [Correct(Family, IsSmall = false)]
    public static async Task TwoHeartbeats_ThatNeverEnd_DoNotKeepTheTestAlive()
    {
        var beats = 0;
        _ = Beat(1);
        _ = Beat(3);
        await Task.Run(() => Volatile.Read(ref beats));

        async Task Beat(int milliseconds)
        {
            while (true)
            {
                await Task.Delay(milliseconds);
                Interlocked.Increment(ref beats);
            }
        }
    }

    [Wrong(Family)]
    public static async Task ADelay_TakenForAnOrder_IsNone()
    {
        var value = 0;
        var writer = Task.Run(() => Volatile.Write(ref value, 7));
        await Task.Delay(TimeSpan.FromDays(1));
        Assert.Equal(7, Volatile.Read(ref value)); // the writer may be slower than any delay
        await writer;
    }

    [Wrong(Family)]
    public static async Task ATimeout_ThatComesTogetherWithTheResult_LosesIt()
    {
        var result = Task.Run(() => 7);
        var first = await Task.WhenAny(result, Task.Delay(1_000));
        Assert.Equal((Task)result, first);
    }
}
