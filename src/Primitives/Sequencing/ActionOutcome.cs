namespace Weft;

/// <summary>The outcome of an operation that has no result. The source is its base class: one object less for each operation.</summary>
internal class ActionOutcome() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IOutcome
{
    public void Succeed(Task body) => TrySetResult();

    public void Fail(IEnumerable<Exception> exceptions) => TrySetException(exceptions);

    public void Cancel(CancellationToken token) => TrySetCanceled(token);
}
