namespace Weft;

/// <summary>Somebody who waits until the sequencer is idle. It arrives like an operation, and takes no turn.</summary>
internal sealed class IdleWaiter() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IArrival
{
    private IArrival? _next;

    public IArrival? Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    public int Depth { get; set; }
}
