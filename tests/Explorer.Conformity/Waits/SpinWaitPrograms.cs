namespace Weft.Exploration.Conformity.Waits;

/// <summary>SpinWait: polling what others write. The loops have an end in every schedule.</summary>
internal static class SpinWaitPrograms
{
    private const string Family = "SpinWait";

    [Correct(Family)]
    public static async Task SpinOnce_UntilWritten_SeesTheValue()
    {
        var (isReady, value) = (false, 0);
        var writer = Task.Run(() =>
        {
            value = 7;
            Volatile.Write(ref isReady, true);
        });
        var spinner = default(SpinWait);
        while (!Volatile.Read(ref isReady))
            spinner.SpinOnce();
        Assert.Equal(7, value);
        await writer;
    }

    [Wrong(Family)]
    public static async Task SpinOnce_UntilWritten_MissesWhatIsWrittenAfter()
    {
        var (isReady, value) = (false, 0);
        var writer = Task.Run(() =>
        {
            Volatile.Write(ref isReady, true);
            Interleaving.Point();
            value = 7;
        });
        await Task.Yield();
        var spinner = default(SpinWait);
        while (!Volatile.Read(ref isReady))
            spinner.SpinOnce(sleep1Threshold: -1);
        Assert.Equal(7, value);
        await writer;
    }

    [Correct(Family, IsSmall = false)]
    public static Task SpinOnce_InALockByHand_Excludes()
    {
        var taken = 0;
        return Counted.ByTwo(body =>
        {
            var spinner = default(SpinWait);
            while (Interlocked.CompareExchange(ref taken, 1, 0) != 0)
                spinner.SpinOnce();
            body();
            Volatile.Write(ref taken, 0);
        });
    }

    [Wrong(Family)]
    public static Task SpinOnce_InALockByHandWithoutAnExchange_LosesOne()
    {
        var taken = 0;
        return Counted.ByTwo(body =>
        {
            var spinner = default(SpinWait);
            while (Volatile.Read(ref taken) != 0)
                spinner.SpinOnce();
            Volatile.Write(ref taken, 1);
            body();
            Volatile.Write(ref taken, 0);
        });
    }

    [Correct(Family)]
    public static async Task SpinUntil_WithATimeout_IsTrueOnlyWhenWritten()
    {
        var isReady = false;
        var writer = Task.Run(() => Volatile.Write(ref isReady, true));
        if (SpinWait.SpinUntil(() => Volatile.Read(ref isReady), 100))
            Assert.True(isReady);
        await writer;
        SpinWait.SpinUntil(() => isReady);
    }

    [Wrong(Family)]
    public static async Task SpinUntil_WithATimeout_TakenForCertain()
    {
        var isReady = false;
        var writer = Task.Run(() =>
        {
            Interleaving.Point();
            Volatile.Write(ref isReady, true);
        });
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref isReady), TimeSpan.FromHours(1)));
        await writer;
    }
}
