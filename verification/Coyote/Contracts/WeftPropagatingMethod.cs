namespace Weft.Verification.Contracts;

/// <summary>Methods that return the library's <see cref="SimpleTask"/>, and propagate cancellation, under the contract.</summary>
public sealed class WeftPropagatingMethod : IPropagatingMethodUnderTest
{
    private SimpleTask _task;

    public void Start(Task gate) => _task = Outer(gate);

    public bool Cancel() => _task.Cancel();

    public async Task AwaitAsync() => await _task;

    private static async SimpleTask Outer(Task gate)
    {
        SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
        cancellation.EnablePropagation();
        await gate;
        await UntilCancelled();
    }

    private static async SimpleTask UntilCancelled()
    {
        SimpleTaskCancellation cancellation = await SimpleTask.GetCancellationToken();
        var cancelled = new TaskCompletionSource();
        cancellation.Token.Register(cancelled.SetResult);
        await cancelled.Task;
        cancellation.ThrowIfCancellationRequested();
    }
}
