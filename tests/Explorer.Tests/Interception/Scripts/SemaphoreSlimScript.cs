namespace Weft.Exploration.Tests.Interception.Scripts;

/// <summary>Every member of SemaphoreSlim, alone.</summary>
public static class SemaphoreSlimScript
{
    public static string Create()
    {
        var script = new Transcript();
        script.Note(() => new SemaphoreSlim(-1));
        script.Note(() => new SemaphoreSlim(2, 1));
        script.Note(() => new SemaphoreSlim(0, 0));
        script.Note(() => new SemaphoreSlim(1).CurrentCount);
        script.Note(() => new SemaphoreSlim(1, 3).CurrentCount);
        return script.ToString();
    }

    public static string Waits()
    {
        var script = new Transcript();
        var semaphore = new SemaphoreSlim(1, 2);
        script.Note(() => semaphore.AvailableWaitHandle.WaitOne(0));
        script.Note(() => semaphore.Wait(TimeSpan.MaxValue));
        script.Note(() => semaphore.CurrentCount);
        script.Note(() => semaphore.AvailableWaitHandle.WaitOne(0));
        script.Note(() => semaphore.Wait(0));
        script.Note(() => semaphore.Wait(1));
        script.Note(() => semaphore.Wait(TimeSpan.Zero));
        script.Note(() => semaphore.Wait(TimeSpan.FromTicks(9)));
        script.Note(() => semaphore.Wait(0, CancellationToken.None));
        script.Note(() => semaphore.Wait(TimeSpan.Zero, Cancelled()));
        script.Note(() => semaphore.Wait(Cancelled()));
        script.Note(() => semaphore.Wait(5, Cancelled()));
        script.Note(() => semaphore.Release());
        script.Note(() => semaphore.Release(2));
        script.Note(() => semaphore.Release(0));
        script.Note(() => semaphore.Release(1));
        script.Note(() => semaphore.Release());
        script.Note(() => semaphore.Wait(CancellationToken.None));
        script.Note(() => semaphore.CurrentCount);
        return script.ToString();
    }

    public static string AsynchronousWaits()
    {
        var script = new Transcript();
        var semaphore = new SemaphoreSlim(1);
        script.Note(() => semaphore.WaitAsync().IsCompletedSuccessfully);
        script.Note(() => semaphore.WaitAsync(0).Result);
        script.Note(() => semaphore.WaitAsync(TimeSpan.Zero).Result);
        script.Note(() => semaphore.WaitAsync(Cancelled()).IsCanceled);
        script.Note(() => semaphore.WaitAsync(1, Cancelled()).IsCanceled);
        script.Note(() => semaphore.WaitAsync(TimeSpan.Zero, Cancelled()).IsCanceled);
        script.Note(() => semaphore.WaitAsync(1, CancellationToken.None).Result);
        script.Note(() => semaphore.Release(3));
        script.Note(() => semaphore.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None).Result);
        script.Note(() => semaphore.WaitAsync(CancellationToken.None).IsCompletedSuccessfully);
        script.Note(() => semaphore.CurrentCount);
        return script.ToString();
    }

    public static string Disposed()
    {
        var script = new Transcript();
        var semaphore = new SemaphoreSlim(1);
        script.Note(() => semaphore.Dispose());
        script.Note(() => semaphore.Dispose());
        script.Note(() => semaphore.CurrentCount);
        script.Note(() => semaphore.Wait());
        script.Note(() => semaphore.Wait(0));
        script.Note(() => semaphore.WaitAsync());
        script.Note(() => semaphore.Release());
        script.Note(() => semaphore.AvailableWaitHandle.GetType().Name);
        return script.ToString();
    }

    public static string Derived()
    {
        var script = new Transcript();
        var semaphore = new Named();
        script.Note(() => semaphore.Wait(0));
        script.Note(() => semaphore.Release());
        script.Note(() => semaphore.Dispose());
        script.Note(() => semaphore.Disposals);
        return script.ToString();
    }

    private static CancellationToken Cancelled() => new(true);

    private sealed class Named() : SemaphoreSlim(1, 1)
    {
        public int Disposals { get; private set; }

        protected override void Dispose(bool disposing)
        {
            Disposals++;
            base.Dispose(disposing);
        }
    }
}
