namespace Weft;

/// <summary>The wait behind a <c>WaitAsync</c> that neither a token nor a time-out can end.</summary>
internal sealed class TaskWaiter : Waiter
{
    private readonly TaskCompletionSource _completion;

    public TaskWaiter(TaskCreationOptions options)
    {
        _completion = new(options);
        Place = CapturedContext.Nowhere;
    }

    public Task Task => _completion.Task;

    public override WaitKind Kind => WaitKind.Task;

    public override void Run() => _completion.SetResult();
}
