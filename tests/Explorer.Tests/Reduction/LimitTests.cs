namespace Weft.Exploration.Tests.Reduction;

/// <summary>
/// Waits that have a second end: their time is up, or a token is cancelled. The reduction finds as many interleavings as the walk with a
/// bound that keeps nothing out, which makes no use of what a step announces.
/// </summary>
public class LimitTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Exhaustive_PulseBesideATimeThatIsUp_FindsWhatTheWalkFinds() => Reduced.AssertSame(static () =>
    {
        var (gate, flag) = (new object(), false);
        Interleaving.Run(
            () =>
            {
                lock (gate)
                {
                    if (!flag)
                        Monitor.Wait(gate, s_second);
                }
            },
            () =>
            {
                lock (gate)
                {
                    flag = true;
                    Monitor.Pulse(gate);
                }
            });
    });

    [Fact]
    public void Exhaustive_PulseThatOneOfTwoMayHaveGivenUp_FindsWhatTheWalkFinds() => Reduced.AssertSame(static () =>
    {
        var gate = new object();
        Interleaving.Run(
            () => { lock (gate) Monitor.Wait(gate, s_second); },
            () => { lock (gate) Monitor.Wait(gate, s_second); },
            () => { lock (gate) Monitor.Pulse(gate); });
    });

    [Fact]
    public void Exhaustive_LockThatIsHeldWhileItIsTried_FindsWhatTheWalkFinds() => Reduced.AssertSame(static () =>
    {
        var (gate, cell) = (new object(), 0);
        Interleaving.Run(
            () => { lock (gate) Volatile.Write(ref cell, 1); },
            () =>
            {
                Volatile.Read(ref cell);
                if (Monitor.TryEnter(gate, s_second))
                    Monitor.Exit(gate);
            });
    });

    [Fact]
    public void Exhaustive_SemaphoreAndATimeThatIsUp_FindsWhatTheWalkFinds() => Reduced.AssertSame(static () =>
    {
        using var semaphore = new SemaphoreSlim(0);
        var cell = 0;
        Interleaving.Run(
            () => { Volatile.Read(ref cell); semaphore.Wait(s_second); },
            () => { Volatile.Read(ref cell); semaphore.Release(); });
    });

    [Fact]
    public void Exhaustive_EventAndATimeThatIsUp_FindsWhatTheWalkFinds() => Reduced.AssertSame(static () =>
    {
        using var handle = new ManualResetEventSlim(false);
        var cell = 0;
        Interleaving.Run(
            () => { Volatile.Read(ref cell); handle.Wait(s_second); },
            () => { Volatile.Read(ref cell); handle.Set(); });
    });

    [Fact]
    public void Exhaustive_WaitHandleAndATimeThatIsUp_FindsWhatTheWalkFinds() => Reduced.AssertSame(static () =>
    {
        using var handle = new ManualResetEvent(false);
        var cell = 0;
        Interleaving.Run(
            () => { Volatile.Read(ref cell); handle.WaitOne(s_second); },
            () => { Volatile.Read(ref cell); handle.Set(); });
    });

    [Fact]
    public void Exhaustive_TaskAndATimeThatIsUp_FindsWhatTheWalkFinds() => Reduced.AssertSame(static () =>
    {
        var source = new TaskCompletionSource();
        var cell = 0;
        Interleaving.Run(
            () => { Volatile.Read(ref cell); source.Task.Wait(s_second); },
            () => { Volatile.Read(ref cell); source.SetResult(); });
    });

    [Fact]
    public void Exhaustive_ReleaseBesideACancelledWait_FindsWhatTheWalkFinds() => Reduced.AssertSame(static () =>
    {
        using var semaphore = new SemaphoreSlim(0);
        using var source = new CancellationTokenSource();
        Interleaving.Run(
            () =>
            {
                try
                {
                    semaphore.Wait(source.Token);
                }
                catch (OperationCanceledException)
                {
                }
            },
            () => semaphore.Release(),
            source.Cancel);
    });
}
