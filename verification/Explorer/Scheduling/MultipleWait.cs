using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>One operation's wait for any or for all of several handles: a gate of its own that follows their states.</summary>
internal sealed class MultipleWait(Operation operation, HandleState[] handles, bool isForAll)
{
    private readonly Gate _gate = new(operation.Execution, isOpen: false);

    /// <summary>Waits until enough of the handles can be taken, which leaves them as they are, or until the time is up.</summary>
    public WaitEnd Wait(Access access, TimeSpan timeout)
    {
        foreach (var handle in handles)
            handle.Add(this);
        try
        {
            Update();
            return LimitedWait.Pass(_gate, operation, access, timeout, CancellationToken.None);
        }
        finally
        {
            foreach (var handle in handles)
                handle.Remove(this);
        }
    }

    public void Update() =>
        _gate.Follow(isForAll ? Array.TrueForAll(handles, CanBeTaken) : Array.Exists(handles, CanBeTaken));

    private bool CanBeTaken(HandleState handle) => handle.CanBeTakenBy(operation);
}
