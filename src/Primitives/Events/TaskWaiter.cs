namespace Weft;

/// <summary>The wait behind a <c>WaitAsync</c> that neither a token nor a time-out can end.</summary>
internal sealed class TaskWaiter(TaskCreationOptions options) : Waiter
{
    private readonly TaskCompletionSource _completion = new(options);

    public Task Task => _completion.Task;

    public override WaitKind Kind => WaitKind.Task;

    public override void Release(ref Handover handover) => handover.RunNow(this);

    public override void Run() => _completion.SetResult();
}
