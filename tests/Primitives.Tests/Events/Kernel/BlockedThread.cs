using System.Runtime.CompilerServices;

namespace Weft.Tests.Events.Kernel;

/// <summary>A thread that has been started and is among those that block on an event by now.</summary>
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

    /// <summary>Starts <paramref name="action"/> and returns when it blocks on <paramref name="waitedFor"/>, or has ended.</summary>
    /// <remarks>
    /// The event counts who blocks. The state of the thread would not do: it also says that it waits where it meets somebody at a lock of
    /// the framework's, before it has come to look at its token.
    /// </remarks>
    public static BlockedThread Start(KernelEvent waitedFor, Action action)
    {
        int before = Volatile.Read(ref BlockedOn(waitedFor));
        var blocked = new BlockedThread(action);
        blocked._thread.Start();
        while (Volatile.Read(ref BlockedOn(waitedFor)) == before && blocked._thread.IsAlive)
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

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_blocked")]
    private static extern ref int BlockedOn(KernelEvent waitedFor);
}
