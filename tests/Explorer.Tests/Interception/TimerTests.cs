using Weft.Exploration.Reports;

namespace Weft.Exploration.Tests.Interception;

/// <summary>Timers fire in virtual time, as choices of the strategy, and not after the test has ended.</summary>
public class TimerTests
{
    private static readonly PeriodicTimer EarlyTimer = new(TimeSpan.FromDays(1));

    [Fact]
    [RacesAreIntended("two callbacks of a periodic timer may overlap; here they do not")]
    public void CreateTimer_Periodic_FiresUntilDisposed() => Explored.Holds(static async () =>
    {
        var fired = 0;
        var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = TimeProvider.System;
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                if (++fired != 3)
                    return;
                timer!.Dispose();
                third.SetResult();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        await third.Task;
        var atDisposal = fired; // it may have fired once more before it was disposed of
        Interleaving.Point();
        Assert.Equal(atDisposal, fired);
    });

    [Fact]
    public void CreateTimer_CallbackThrows_ViolatesTheSchedule()
    {
        var violation = Explored.Fails(
            static async () =>
            {
                using var timer = TimeProvider.System.CreateTimer(
                    static _ =>
                        throw new InvalidOperationException("in the timer"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
                await Task.Delay(TimeSpan.FromSeconds(2));
            },
            ViolationKind.Exception,
            within: 1);
        Assert.Contains("in the timer", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    [RacesAreIntended("two callbacks of a periodic timer may overlap; here they do not")]
    public void CreateTimer_Periodic_KeepsTheContextOfItsCreation() => Explored.Holds(static async () =>
    {
        var local = new AsyncLocal<string> { Value = "creator" };
        var second = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var fired = 0;
        await using var timer = TimeProvider.System.CreateTimer(
            _ =>
            {
                if (++fired == 2)
                    second.SetResult(local.Value);
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
        local.Value = "later";
        await Task.Run(() => local.Value = "other");
        Assert.Equal("creator", await second.Task);
    }, 50);

    [Fact]
    public void Dispose_OfATimer_MayComeTooLate() => Explored.Fails(static async () =>
    {
        var fired = 0;
        var isStopped = 0;
        var timer = TimeProvider.System.CreateTimer(
            _ => Volatile.Write(ref fired, Volatile.Read(ref isStopped) + 1), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Volatile.Write(ref isStopped, 1);
        timer.Dispose();
        await Task.Delay(1);
        Assert.NotEqual(2, Volatile.Read(ref fired));
    }, ViolationKind.Assertion);

    [Fact]
    public void Timer_ThatNobodyDisposesOf_EndsWithTheTest() => Explored.Holds(static async () =>
    {
        var beats = 0;
        var timer = new Timer(_ => Interlocked.Increment(ref beats), null, 1, 1);
        _ = Beat();
        await Task.Run(() => Volatile.Read(ref beats));
        timer.Change(5, 5);

        async Task Beat()
        {
            while (true)
                await Task.Delay(1);
        }
    });

    [Fact]
    public void Timer_ThatBeatsForEver_DoesNotKeepOthersFromRunning()
    {
        // Depth-first lets the timer fire once more in each schedule; without a limit some schedule is only that.
        var report = Explorer.Explore(
            static async () =>
            {
                using var timer = new Timer(static _ => { }, null, 1, 1);
                await Task.Run(Interleaving.Point);
            },
            new ExplorationOptions { Strategy = Exploration.Strategies.StrategyKind.DepthFirst, Schedules = 2_000, MaxSteps = 200 });
        Assert.True(report.Verdict == Verdict.Sampled, Explored.Describe(report));
    }

    [Fact]
    public void Timer_ThatBeatsWhileTheTestIsStuck_HasNoEnd() => Explored.Fails(static async () =>
    {
        using var timer = new Timer(static _ => { }, null, 1, 1);
        await new TaskCompletionSource().Task;
    }, ViolationKind.NoEnd, within: 1);

    [Fact]
    public void Sleep_ThatTheTestDoesNotWaitFor_IsTakenBack() => Explored.Holds(static () =>
    {
        _ = Task.Run(static () =>
        {
            while (true)
                Thread.Sleep(1);
        });
        return Task.CompletedTask;
    });

    [Fact]
    public void Lock_ThatIsNeverLeft_IsStuckAfterTheTestToo() => Explored.Fails(static () =>
    {
        var gate = new object();
        _ = Task.Run(() => Monitor.Enter(gate));
        _ = Task.Run(() => Monitor.Enter(gate));
        return Task.CompletedTask;
    }, ViolationKind.Stuck, within: 20);

    [Fact]
    public void SynchronizingObject_OfAnEventTimer_IsRefused() => Assert.Contains(
        "Timer.SynchronizingObject is not controlled",
        Explored.Refused(static () =>
        {
            using var timer = new System.Timers.Timer { SynchronizingObject = new Window() };
            return Task.CompletedTask;
        }),
        StringComparison.Ordinal);

    [Fact]
    public void PeriodicTimer_FromAStaticConstructor_IsRefused() => Assert.Contains(
        "PeriodicTimer that was created outside the test",
        Explored.Refused(static async () => await EarlyTimer.WaitForNextTickAsync()),
        StringComparison.Ordinal);

    private sealed class Window : System.ComponentModel.ISynchronizeInvoke
    {
        public bool InvokeRequired => false;

        public IAsyncResult BeginInvoke(Delegate method, object?[]? args) => throw new NotSupportedException();

        public object? EndInvoke(IAsyncResult result) => throw new NotSupportedException();

        public object? Invoke(Delegate method, object?[]? args) => throw new NotSupportedException();
    }
}
