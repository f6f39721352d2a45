namespace Weft;

/// <summary>Somebody who arrives like an operation, takes no turn, and is told when the sequencer has come to an end of its work.</summary>
internal abstract class Bystander() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IArrival
{
    private IArrival? _next;

    public IArrival? Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    public int Depth { get; set; }
}
