namespace Weft;

/// <summary>The outcome of an operation that has a result. The source is its base class: one object less for each operation.</summary>
internal class FunctionOutcome<TResult>()
    : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously), IOutcome
{
    public void Succeed(Task body) => TrySetResult(((Task<TResult>)body).Result);

    public void Fail(IEnumerable<Exception> exceptions) => TrySetException(exceptions);

    public void Cancel(CancellationToken token) => TrySetCanceled(token);
}
