namespace Weft.Exploration.Conformity.Time;

/// <summary>System.Timers.Timer: an event that is raised once, or again and again.</summary>
internal static class EventTimerPrograms
{
    private const string Family = "System.Timers.Timer";

    [Correct(Family)]
    public static async Task ATimer_WithoutAutoReset_RaisesItsEventOnce()
    {
        var raised = 0;
        using var timer = new System.Timers.Timer(100) { AutoReset = false };
        timer.Elapsed += (_, _) => Interlocked.Increment(ref raised);
        timer.Start();
        await Task.Delay(1_000);
        Assert.InRange(Volatile.Read(ref raised), 0, 1);
    }

    [Correct(Family, IsSmall = false)]
    public static async Task ATimer_WithAutoReset_RaisesItsEventAgain()
    {
        var raised = 0;
        var second = new TaskCompletionSource();
        using var timer = new System.Timers.Timer(TimeSpan.FromSeconds(1));
        timer.Elapsed += (_, _) =>
        {
            if (Interlocked.Increment(ref raised) == 2)
                second.SetResult();
        };
        timer.Enabled = true;
        await second.Task;
    }

    [Wrong(Family)]
    public static async Task AnEvent_ThatIsOnItsWayAtStop_StillComes()
    {
        var (stopped, late) = (0, 0);
        using var timer = new System.Timers.Timer(1) { AutoReset = false };
        timer.Elapsed += (_, _) => Volatile.Write(ref late, Volatile.Read(ref stopped));
        timer.Start();
        await Task.Delay(1);
        timer.Stop();
        Volatile.Write(ref stopped, 1);
        await Task.Yield();
        Assert.Equal(0, Volatile.Read(ref late));
    }
}
