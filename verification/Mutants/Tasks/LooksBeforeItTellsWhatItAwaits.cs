using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Tasks;

// Propagation with the two steps of the method in the wrong order. The family of microsoft/vs-threading issue 185: looks, then registers.
//
//   the method                                  the canceller
//   looks: no cancellation was requested
//                                               requests it; finds nothing that is awaited
//   tells what it awaits; awaits it
//
// Expected: the method awaits something that nobody cancels. Sound: tell first and look then, with a fence in between on both sides.
internal sealed class LooksBeforeItTellsWhatItAwaits : IPropagatingMethodUnderTest
{
    private Task _task = Task.CompletedTask;
    private TaskCompletionSource? _awaited;
    private int _isRequested;

    public void Start(Task gate) => _task = Run(gate);

    public bool Cancel()
    {
        var isFirst = Interlocked.Exchange(ref _isRequested, 1) == 0;
        Volatile.Read(ref _awaited)?.TrySetCanceled();
        return isFirst;
    }

    public Task AwaitAsync() => _task;

    private async Task Run(Task gate)
    {
        await gate;
        var untilCancelled = new TaskCompletionSource();
        if (Volatile.Read(ref _isRequested) != 0)
            untilCancelled.TrySetCanceled();
        Volatile.Write(ref _awaited, untilCancelled);
        await untilCancelled.Task;
    }
}
