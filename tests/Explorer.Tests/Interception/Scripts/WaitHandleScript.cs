namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of the wait handles, alone.</summary>
public static class WaitHandleScript
{
    public static string Events()
    {
        var script = new Transcript();
        var ready = new ManualResetEvent(false);
        var turn = new AutoResetEvent(true);
        var other = new EventWaitHandle(true, EventResetMode.ManualReset, null, out var isNew);
        script.Note(() => isNew);
        script.Note(() => ready.WaitOne(0));
        script.Note(() => ready.WaitOne(1));
        script.Note(() => ready.WaitOne(-2));
        script.Note(() => ready.WaitOne(TimeSpan.Zero));
        script.Note(() => ready.WaitOne(TimeSpan.MaxValue));
        script.Note(() => ready.WaitOne(0, true));
        script.Note(() => ready.WaitOne(TimeSpan.Zero, false));
        script.Note(() => ready.Set());
        script.Note(() => ready.WaitOne());
        script.Note(() => ready.WaitOne());
        script.Note(() => ready.Reset());
        script.Note(() => ready.WaitOne(0));
        script.Note(() => turn.WaitOne());
        script.Note(() => turn.WaitOne(0));
        script.Note(() => turn.Set());
        script.Note(() => turn.Set());
        script.Note(() => turn.WaitOne(0));
        script.Note(() => turn.WaitOne(0));
        script.Note(() => other.WaitOne(0));
        script.Note(() => other.Reset());
        script.Note(() => other.WaitOne(0));
        script.Note(() => new EventWaitHandle(true, (EventResetMode)7));
        script.Note(() => ready.Close());
        script.Note(() => ready.Set());
        script.Note(() => ready.WaitOne(0));
        script.Note(() => turn.Dispose());
        script.Note(() => turn.WaitOne(0));
        return script.ToString();
    }

    public static string Several()
    {
        var script = new Transcript();
        var ready = new ManualResetEvent(false);
        var turn = new AutoResetEvent(true);
        WaitHandle[] both = [ready, turn];
        WaitHandle[] none = null!;
        script.Note(() => WaitHandle.WaitAny(both));
        script.Note(() => WaitHandle.WaitAny(both, 0));
        script.Note(() => WaitHandle.WaitAny(both, TimeSpan.Zero));
        script.Note(() => WaitHandle.WaitAny(both, 0, true));
        script.Note(() => WaitHandle.WaitAny(both, TimeSpan.Zero, true));
        script.Note(() => WaitHandle.WaitAny([]));
        script.Note(() => WaitHandle.WaitAny(none));
        script.Note(() => WaitHandle.WaitAny([ready, null!]));
        script.Note(() => WaitHandle.WaitAny(both, -2));
        script.Note(() => WaitHandle.WaitAll(both, 0));
        script.Note(() => turn.Set());
        script.Note(() => WaitHandle.WaitAll(both, TimeSpan.Zero));
        script.Note(() => ready.Set());
        script.Note(() => WaitHandle.WaitAll(both));
        script.Note(() => WaitHandle.WaitAll(both, 1));
        script.Note(() => WaitHandle.WaitAll(both, 0, false));
        script.Note(() => WaitHandle.WaitAll(both, TimeSpan.Zero, false));
        script.Note(() => WaitHandle.WaitAll([turn, turn]));
        script.Note(() => WaitHandle.WaitAll([]));
        script.Note(() => WaitHandle.WaitAll(none));
        script.Note(() => WaitHandle.SignalAndWait(turn, ready));
        script.Note(() => turn.WaitOne(0));
        script.Note(() => WaitHandle.SignalAndWait(turn, turn, 0, false));
        script.Note(() => WaitHandle.SignalAndWait(ready, turn, TimeSpan.Zero, true));
        script.Note(() => WaitHandle.SignalAndWait(null!, turn));
        return script.ToString();
    }

    public static string Mutexes()
    {
        var script = new Transcript();
        var mutex = new Mutex();
        var owned = new Mutex(true);
        script.Note(() => mutex.ReleaseMutex());
        script.Note(() => mutex.WaitOne());
        script.Note(() => mutex.WaitOne(0));
        script.Note(() => mutex.ReleaseMutex());
        script.Note(() => mutex.ReleaseMutex());
        script.Note(() => mutex.ReleaseMutex());
        script.Note(() => owned.WaitOne(0));
        script.Note(() => owned.ReleaseMutex());
        script.Note(() => owned.ReleaseMutex());
        script.Note(() => owned.ReleaseMutex());
        script.Note(() => new Mutex(true, null).WaitOne(0));
        script.Note(() => new Mutex(false, null, out _).WaitOne(0));
        script.Note(() => WaitHandle.WaitAny([mutex, owned]));
        script.Note(() => WaitHandle.WaitAll([mutex, owned], 0));
        script.Note(() => mutex.ReleaseMutex());
        script.Note(() => mutex.ReleaseMutex());
        script.Note(() => owned.ReleaseMutex());
        script.Note(() => owned.ReleaseMutex());
        script.Note(() => WaitHandle.SignalAndWait(mutex, owned));
        return script.ToString();
    }

    public static string Semaphores()
    {
        var script = new Transcript();
        var semaphore = new Semaphore(1, 2);
        script.Note(() => new Semaphore(2, 1));
        script.Note(() => new Semaphore(-1, 1));
        script.Note(() => semaphore.WaitOne());
        script.Note(() => semaphore.WaitOne(0));
        script.Note(() => semaphore.Release());
        script.Note(() => semaphore.Release(2));
        script.Note(() => semaphore.Release(0));
        script.Note(() => semaphore.Release(1));
        script.Note(() => semaphore.Release());
        script.Note(() => semaphore.WaitOne(0));
        script.Note(() => semaphore.WaitOne(0));
        script.Note(() => semaphore.WaitOne(0));
        script.Note(() => WaitHandle.SignalAndWait(semaphore, semaphore));
        script.Note(() => new Semaphore(1, 1, null).WaitOne(0));
        script.Note(() => new Semaphore(1, 1, null, out _).WaitOne(0));
        return script.ToString();
    }

    public static string Tokens()
    {
        var script = new Transcript();
        var source = new CancellationTokenSource();
        script.Note(() => source.Token.WaitHandle.WaitOne(0));
        script.Note(() => source.Cancel());
        script.Note(() => source.Token.WaitHandle.WaitOne(0));
        script.Note(() => new CancellationToken(true).WaitHandle.WaitOne(0));
        script.Note(() => CancellationToken.None.WaitHandle.WaitOne(0));
        return script.ToString();
    }
}
