namespace Weft;

/// <summary>A turn on its way through a context, which runs it, or throws, or does both, or runs it later all the same.</summary>
internal sealed class HandedOverTurn(TaskSequencer sequencer, IQueued operation) : IThreadPoolWorkItem
{
    // Null once the turn was taken: by the context's thread, or by the one who was refused. A context may keep this object; it then
    // keeps neither the operation nor those behind it (C13).
    private IQueued? _operation = operation;

    public void Execute()
    {
        if (Interlocked.Exchange(ref _operation, null) is { } operation)
            sequencer.RunHandedOver(operation);
    }

    public void Refuse(Exception exception)
    {
        if (Interlocked.Exchange(ref _operation, null) is { } operation)
            sequencer.Refuse(operation, exception);
        else
            // The context has run the operation although it threw: nobody waits for this exception.
            UnobservedFailure.Report(exception);
    }
}
