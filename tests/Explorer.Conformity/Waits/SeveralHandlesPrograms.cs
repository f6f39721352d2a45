using Weft.Exploration.Reports;

namespace Weft.Exploration.Conformity.Waits;

/// <summary>Waiting for several handles at once.</summary>
internal static class SeveralHandlesPrograms
{
    private const string Family = "Wait handles";

    [Correct(Family)]
    public static async Task WaitAll_TakesBothOrNone()
    {
        WaitHandle[] forks = [new AutoResetEvent(true), new AutoResetEvent(true)];
        await Task.WhenAll(Task.Run(() => Eat(forks)), Task.Run(() => Eat([forks[1], forks[0]])));

        static void Eat(WaitHandle[] both)
        {
            WaitHandle.WaitAll(both);
            ((AutoResetEvent)both[0]).Set();
            ((AutoResetEvent)both[1]).Set();
        }
    }

    [Wrong(Family, ViolationKind.Stuck)]
    public static async Task WaitOne_OfTwoInBothOrders_BlocksEachOther()
    {
        AutoResetEvent[] forks = [new(true), new(true)];
        await Task.WhenAll(Task.Run(() => Eat(forks[0], forks[1])), Task.Run(() => Eat(forks[1], forks[0])));

        static void Eat(AutoResetEvent first, AutoResetEvent second)
        {
            first.WaitOne();
            second.WaitOne();
            first.Set();
            second.Set();
        }
    }

    [Correct(Family)]
    public static async Task WaitAny_TakesOneOfBoth()
    {
        WaitHandle[] ready = [new AutoResetEvent(false), new AutoResetEvent(false)];
        var setters = Task.WhenAll(Array.ConvertAll(ready, handle => Task.Run(((AutoResetEvent)handle).Set)));
        var first = WaitHandle.WaitAny(ready);
        var second = WaitHandle.WaitAny(ready);
        Assert.Equal(1, first + second);
        await setters;
        Assert.Equal(WaitHandle.WaitTimeout, WaitHandle.WaitAny(ready, 0));
    }

    [Wrong(Family)]
    public static async Task WaitAny_TakenForTheFirst()
    {
        WaitHandle[] ready = [new AutoResetEvent(false), new AutoResetEvent(false)];
        var setters = Task.WhenAll(Array.ConvertAll(ready, handle => Task.Run(((AutoResetEvent)handle).Set)));
        Interleaving.Point();
        await Task.Yield();
        Assert.Equal(0, WaitHandle.WaitAny(ready, TimeSpan.FromHours(1)));
        await setters;
    }

    [Wrong(Family)]
    public static async Task WaitAll_WithATimeout_TakenForCertain()
    {
        WaitHandle[] ready = [new ManualResetEvent(false), new ManualResetEvent(true)];
        var waiter = Task.Run(() => Assert.True(WaitHandle.WaitAll(ready, 1_000)));
        await Task.Run(((ManualResetEvent)ready[0]).Set);
        await waiter;
    }

    [Correct(Family)]
    public static async Task SignalAndWait_HandsOver()
    {
        using var ping = new AutoResetEvent(false);
        using var pong = new AutoResetEvent(false);
        var turns = 0;
        var other = Task.Run(() =>
        {
            ping.WaitOne();
            Assert.Equal(1, turns++);
            pong.Set();
        });
        turns++;
        Assert.True(WaitHandle.SignalAndWait(ping, pong));
        Assert.Equal(2, turns);
        await other;
    }

    [Wrong(Family)]
    public static async Task SignalAndWait_WithATimeout_TakenForCertain()
    {
        using var ping = new AutoResetEvent(false);
        using var pong = new AutoResetEvent(false);
        var other = Task.Run(() =>
        {
            ping.WaitOne();
            pong.Set();
        });
        Assert.True(WaitHandle.SignalAndWait(ping, pong, 1_000, exitContext: false));
        await other;
    }
}
