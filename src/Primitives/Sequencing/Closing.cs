namespace Weft;

/// <summary>The last arrival of a sequencer, made by the first that disposed of it. Nobody pushes over it.</summary>
internal sealed class Closing() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IArrival
{
    private IArrival? _next;

    public IArrival? Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    public int Depth { get; set; }
}
