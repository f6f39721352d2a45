using System.Diagnostics;
using static Weft.Exploration.Tests.Interception.Differential;

namespace Weft.Exploration.Tests.Interception;

/// <summary>The explorer's own timers and stopwatch do what the real ones do, misuse included.</summary>
public class TimerDifferenceTests
{
    [Fact]
    public void Timer_OfTheExplorer_DoesWhatTheRealOneDoes() => Agrees(Timers);

    [Fact]
    public void PeriodicTimer_OfTheExplorer_DoesWhatTheRealOneDoes() => Agrees(PeriodicTimers);

    [Fact]
    public void EventTimer_OfTheExplorer_DoesWhatTheRealOneDoes() => Agrees(EventTimers);

    [Fact]
    public void Stopwatch_OfTheExplorer_DoesWhatTheRealOneDoes() => Agrees(Stopwatches);

    private static void Timers()
    {
        var timer = new Timer(Nothing);
        var disposed = new Timer(Nothing, null, Timeout.Infinite, Timeout.Infinite);
        disposed.Dispose();
        Tell(
            nameof(Timers),
            () => new Timer(null!) is null,
            () => new Timer(null!, null, 0, 0) is null,
            () => new Timer(null!, null, -2, 0) is null,
            () => new Timer(Nothing, null, -2, 0) is null,
            () => new Timer(Nothing, null, Timeout.Infinite, -2) is null,
            () => new Timer(Nothing, null, -2L, 0L) is null,
            () => new Timer(Nothing, null, uint.MaxValue - 1L, Timeout.Infinite) is null,
            () => new Timer(Nothing, null, (long)uint.MaxValue, Timeout.Infinite) is null,
            () => new Timer(Nothing, null, uint.MaxValue, uint.MaxValue) is null,
            () => new Timer(Nothing, null, TimeSpan.FromMilliseconds(-2), TimeSpan.Zero) is null,
            () => new Timer(Nothing, null, Timeout.InfiniteTimeSpan, TimeSpan.FromDays(50)) is null,
            () => timer.Change(Timeout.Infinite, Timeout.Infinite),
            () => timer.Change(1_000_000, 1_000_000),
            () => timer.Change(-2, 0),
            () => timer.Change(0, -2),
            () => timer.Change(-2L, 0L),
            () => timer.Change(Timeout.Infinite, (long)uint.MaxValue),
            () => timer.Change(uint.MaxValue, uint.MaxValue),
            () => timer.Change(TimeSpan.FromDays(50), Timeout.InfiniteTimeSpan),
            () => timer.Change(Timeout.InfiniteTimeSpan, TimeSpan.FromMilliseconds(-2)),
            () => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan),
            () => timer.Dispose(null!),
            () => disposed.Change(1, 1),
            () => disposed.Change(-2, 1),
            () => Of(disposed.Dispose),
            () => disposed.DisposeAsync().AsTask().IsCompletedSuccessfully,
            () => timer.DisposeAsync().AsTask().IsCompletedSuccessfully,
            () => timer.Change(1, 1),
            () => ((object)timer) is ITimer and IAsyncDisposable and MarshalByRefObject,
            () => TimeProvider.System.CreateTimer(null!, null, TimeSpan.Zero, TimeSpan.Zero) is null,
            () => TimeProvider.System.CreateTimer(Nothing, null, TimeSpan.FromMilliseconds(-2), TimeSpan.Zero) is null,
            () => TimeProvider.System.CreateTimer(Nothing, null, Timeout.InfiniteTimeSpan, TimeSpan.FromDays(50)) is null);
    }

    private static void PeriodicTimers()
    {
        var timer = new PeriodicTimer(TimeSpan.FromDays(40));
        var cancelled = new CancellationToken(true);
        Tell(
            nameof(PeriodicTimers),
            () => new PeriodicTimer(TimeSpan.Zero),
            () => new PeriodicTimer(TimeSpan.FromMilliseconds(0.5)),
            () => new PeriodicTimer(TimeSpan.FromMilliseconds(-2)),
            () => new PeriodicTimer(TimeSpan.FromDays(50)),
            () => new PeriodicTimer(TimeSpan.FromDays(1), null!),
            () => timer.Period,
            () => Of(() => timer.Period = TimeSpan.Zero),
            () => Of(() => timer.Period = TimeSpan.FromDays(50)),
            () => Of(() => timer.Period = Timeout.InfiniteTimeSpan),
            () => timer.Period,
            () => timer.WaitForNextTickAsync(cancelled).AsTask().IsCanceled,
            () => timer.WaitForNextTickAsync().AsTask().IsCompleted,
            () => timer.WaitForNextTickAsync().AsTask().IsCompleted,
            () => timer.WaitForNextTickAsync(cancelled).AsTask().IsCompleted,
            () => Of(timer.Dispose),
            () => Of(timer.Dispose),
            () => timer.Period,
            () => Of(() => timer.Period = TimeSpan.FromDays(1)),
            () => new PeriodicTimer(Timeout.InfiniteTimeSpan).WaitForNextTickAsync().AsTask().IsCompleted);
    }

    private static void EventTimers()
    {
        var timer = new System.Timers.Timer(1_000_000.5);
        Tell(
            nameof(EventTimers),
            () => new System.Timers.Timer(0).Interval,
            () => new System.Timers.Timer(-1).Interval,
            () => new System.Timers.Timer(double.NaN).Interval,
            () => new System.Timers.Timer(3e9).Interval,
            () => new System.Timers.Timer(TimeSpan.Zero).Interval,
            () => new System.Timers.Timer(TimeSpan.FromDays(50)).Interval,
            () => new System.Timers.Timer(TimeSpan.FromMinutes(1)).Interval,
            () => new System.Timers.Timer().Interval,
            () => timer.Interval,
            () => Of(() => timer.Interval = 0),
            () => Of(() => timer.Interval = 2_000_000.5),
            () => timer.Interval,
            () => timer.AutoReset,
            () => timer.AutoReset = false,
            () => timer.Enabled,
            () => Of(timer.Start),
            () => timer.Enabled,
            () => Of(timer.Stop),
            () => timer.Enabled,
            () => timer.SynchronizingObject,
            () => Of(() => timer.SynchronizingObject = null),
            () => timer.Site,
            () => Of(timer.BeginInit),
            () => timer.Enabled = true,
            () => timer.Enabled,
            () => Of(timer.EndInit),
            () => timer.Enabled,
            () => Of(timer.Close),
            () => timer.Enabled,
            () => Of(timer.Start),
            () => timer.Enabled,
            () => Of(timer.Dispose),
            () => timer.Enabled,
            () => Of(timer.Stop),
            () => Of(timer.Start),
            () => timer.Enabled);
    }

    private static void Stopwatches()
    {
        var stopped = new Stopwatch();
        var running = Stopwatch.StartNew();
        Tell(
            nameof(Stopwatches),
            () => stopped.IsRunning,
            () => (stopped.Elapsed, stopped.ElapsedMilliseconds, stopped.ElapsedTicks),
            () => stopped.ToString(),
            () => Of(stopped.Stop),
            () => running.IsRunning,
            () => running.Elapsed >= TimeSpan.Zero,
            () => Of(running.Start),
            () => Of(running.Stop),
            () => running.IsRunning,
            () => running.Elapsed == running.Elapsed,
            () => Of(running.Reset),
            () => (running.IsRunning, running.Elapsed),
            () => Of(running.Restart),
            () => running.IsRunning,
            () => Stopwatch.Frequency,
            () => Stopwatch.IsHighResolution,
            () => Stopwatch.GetTimestamp() > 0,
            () => Stopwatch.GetElapsedTime(0, Stopwatch.Frequency),
            () => Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp()) >= TimeSpan.Zero);
    }

    private static void Nothing(object? state)
    {
    }
}
