namespace Weft.Tests.Events.Kernel;

/// <summary>A thread that has been started and is blocked by now.</summary>
internal sealed class BlockedThread : IDisposable
{
    // Turns a deadlock into a failure. Nothing that passes comes near it.
    private static readonly TimeSpan s_deadlock = TimeSpan.FromSeconds(30);

    private readonly Thread _thread;
    private Exception? _thrown;

    private BlockedThread(Action action) => _thread = new Thread(() =>
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            _thrown = exception;
        }
    })
    {
        IsBackground = true,
    };

    /// <summary>Starts <paramref name="action"/> and returns when it blocks, or has ended.</summary>
    public static BlockedThread Start(Action action)
    {
        var blocked = new BlockedThread(action);
        blocked._thread.Start();
        while ((blocked._thread.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) == 0)
            Thread.Yield();
        return blocked;
    }

    /// <summary>Waits for the end, and returns what the action threw.</summary>
    public Exception? Join()
    {
        Assert.True(_thread.Join(s_deadlock), "The thread is still blocked.");
        return _thrown;
    }

    public void Dispose() => Join();
}
