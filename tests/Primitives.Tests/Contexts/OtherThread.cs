namespace Weft.Tests.Contexts;

/// <summary>Runs code on a thread of its own and waits for it.</summary>
internal static class OtherThread
{
    // Turns a deadlock into a failure. Nothing that passes comes near it.
    private static readonly TimeSpan s_deadlock = TimeSpan.FromSeconds(30);

    /// <summary>Runs <paramref name="action"/>; what it throws fails the test.</summary>
    /// <param name="action">What to run.</param>
    /// <param name="stackBytes">The size of the thread's stack; zero for the usual one.</param>
    public static void Run(Action action, int stackBytes = 0)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            stackBytes)
        {
            IsBackground = true,
        };

        thread.Start();
        Assert.True(thread.Join(s_deadlock), "The other thread is still blocked.");
        Assert.Null(failure);
    }
}
