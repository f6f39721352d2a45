namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of CountdownEvent, alone.</summary>
public static class CountdownEventScript
{
    public static string Counts()
    {
        var script = new Transcript();
        var left = new CountdownEvent(2);
        script.Note(() => new CountdownEvent(-1));
        script.Note(() => new CountdownEvent(0).IsSet);
        script.Note(() => left.InitialCount);
        script.Note(() => left.CurrentCount);
        script.Note(() => left.AddCount());
        script.Note(() => left.AddCount(0));
        script.Note(() => left.AddCount(2));
        script.Note(() => left.TryAddCount());
        script.Note(() => left.TryAddCount(-1));
        script.Note(() => left.TryAddCount(2));
        script.Note(() => left.CurrentCount);
        script.Note(() => left.Signal());
        script.Note(() => left.Signal(0));
        script.Note(() => left.Signal(99));
        script.Note(() => left.WaitHandle.WaitOne(0));
        script.Note(() => left.Signal(7));
        script.Note(() => left.IsSet);
        script.Note(() => left.WaitHandle.WaitOne(0));
        script.Note(() => left.Signal());
        script.Note(() => left.AddCount());
        script.Note(() => left.TryAddCount());
        script.Note(() => left.Reset());
        script.Note(() => left.CurrentCount);
        script.Note(() => left.WaitHandle.WaitOne(0));
        script.Note(() => left.Reset(5));
        script.Note(() => left.Reset(-1));
        script.Note(() => left.InitialCount);
        script.Note(() => left.Reset(0));
        script.Note(() => left.IsSet);
        return script.ToString();
    }

    public static string Waits()
    {
        var script = new Transcript();
        var left = new CountdownEvent(1);
        script.Note(() => left.Wait(0));
        script.Note(() => left.Wait(1));
        script.Note(() => left.Wait(-2));
        script.Note(() => left.Wait(TimeSpan.Zero));
        script.Note(() => left.Wait(TimeSpan.MaxValue));
        script.Note(() => left.Wait(Cancelled()));
        script.Note(() => left.Wait(0, CancellationToken.None));
        script.Note(() => left.Wait(TimeSpan.Zero, Cancelled()));
        script.Note(() => left.Signal());
        script.Note(() => left.Wait());
        script.Note(() => left.Wait(CancellationToken.None));
        script.Note(() => left.Wait(Cancelled()));
        script.Note(() => left.Wait(5));
        return script.ToString();
    }

    public static string Disposed()
    {
        var script = new Transcript();
        var left = new CountdownEvent(1);
        script.Note(() => left.Dispose());
        script.Note(() => left.Dispose());
        script.Note(() => left.CurrentCount);
        script.Note(() => left.Signal());
        script.Note(() => left.AddCount());
        script.Note(() => left.TryAddCount());
        script.Note(() => left.Reset());
        script.Note(() => left.Reset(1));
        script.Note(() => left.Wait());
        script.Note(() => left.Wait(0));
        script.Note(() => left.WaitHandle.GetType().Name);
        return script.ToString();
    }

    private static CancellationToken Cancelled() => new(true);
}
