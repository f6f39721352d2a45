namespace Weft;

/// <summary>An operation that waits for a place in a bounded sequencer.</summary>
internal sealed class Candidate(IQueued operation)
{
    private readonly TaskCompletionSource _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IQueued Operation => operation;

    /// <summary>Ends when the operation has its place.</summary>
    public Task Admitted => _admitted.Task;

    public void Admit() => _admitted.TrySetResult();
}
