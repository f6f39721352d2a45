namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of ManualResetEventSlim, alone.</summary>
public static class ManualResetEventSlimScript
{
    public static string Waits()
    {
        var script = new Transcript();
        var ready = new ManualResetEventSlim();
        script.Note(() => ready.IsSet);
        script.Note(() => new ManualResetEventSlim(true).IsSet);
        script.Note(() => new ManualResetEventSlim(true, 7).SpinCount);
        script.Note(() => new ManualResetEventSlim(false, -1));
        script.Note(() => new ManualResetEventSlim(false, 5_000));
        script.Note(() => ready.Wait(0));
        script.Note(() => ready.Wait(1));
        script.Note(() => ready.Wait(-2));
        script.Note(() => ready.Wait(TimeSpan.Zero));
        script.Note(() => ready.Wait(TimeSpan.MaxValue));
        script.Note(() => ready.Wait(Cancelled()));
        script.Note(() => ready.Wait(0, Cancelled()));
        script.Note(() => ready.Wait(TimeSpan.Zero, CancellationToken.None));
        script.Note(() => ready.WaitHandle.WaitOne(0));
        script.Note(() => ready.Set());
        script.Note(() => ready.WaitHandle.WaitOne(0));
        script.Note(() => ready.Wait());
        script.Note(() => ready.Wait(CancellationToken.None));
        script.Note(() => ready.Wait(Cancelled()));
        script.Note(() => ready.Wait(-1));
        script.Note(() => ready.Wait(5, CancellationToken.None));
        script.Note(() => ready.Reset());
        script.Note(() => ready.WaitHandle.WaitOne(0));
        script.Note(() => ready.IsSet);
        return script.ToString();
    }

    public static string Disposed()
    {
        var script = new Transcript();
        var ready = new ManualResetEventSlim(true);
        script.Note(() => ready.Dispose());
        script.Note(() => ready.Dispose());
        script.Note(() => ready.IsSet);
        script.Note(() => ready.Set());
        script.Note(() => ready.Reset());
        script.Note(() => ready.Wait());
        script.Note(() => ready.Wait(0));
        script.Note(() => ready.WaitHandle.GetType().Name);
        return script.ToString();
    }

    private static CancellationToken Cancelled() => new(true);
}
