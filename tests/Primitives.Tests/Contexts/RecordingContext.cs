namespace Weft.Tests.Contexts;

/// <summary>Keeps what is posted until the test runs it, in order, on the test's own thread.</summary>
internal sealed class RecordingContext : SynchronizationContext
{
    private readonly object _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public int Count
    {
        get
        {
            lock (_gate)
                return _posted.Count;
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
            _posted.Enqueue((d, state));
    }

    /// <summary>Runs the oldest work item; fails if there is none.</summary>
    public void RunOne()
    {
        (SendOrPostCallback callback, object? state) = Take();
        Ambient.In(this, () => callback(state));
    }

    /// <summary>Runs work items until none is left, those included that they post.</summary>
    public void RunAll()
    {
        while (Count > 0)
            RunOne();
    }

    private (SendOrPostCallback Callback, object? State) Take()
    {
        lock (_gate)
            return _posted.Dequeue();
    }
}
