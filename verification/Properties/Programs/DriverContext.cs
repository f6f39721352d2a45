namespace Weft.Verification.Properties.Programs;

/// <summary>Keeps what is posted to it, in order, until the program lets it run: nothing happens but by command.</summary>
public sealed class DriverContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public int Posted => _posted.Count;

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing under test may block on the context of its caller.");

    public override SynchronizationContext CreateCopy() => this;

    public void RunOldest()
    {
        var (callback, state) = _posted.Dequeue();
        Run(() => callback(state));
    }

    /// <summary>Calls <paramref name="code"/> as code of this context; what it awaits comes back here.</summary>
    public void Run(Action code) => With(this, code);

    /// <summary>Calls <paramref name="code"/> as code of no context: what a task then completes goes on at once, on this stack.</summary>
    public static void RunOutside(Action code) => With(null, code);

    private static void With(SynchronizationContext? context, Action code)
    {
        var before = Current;
        SetSynchronizationContext(context);
        try
        {
            code();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
