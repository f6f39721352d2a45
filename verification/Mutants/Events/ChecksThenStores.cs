using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

// Re-creates the check-then-store that an exchange replaces in every lock-free rendezvous, among them that of the task in
// microsoft/wil: both sides see the state before either has changed it.
//
//   setter                                      other setter
//   reads the list: one waiter
//                                               reads the list: the same waiter
//   stores "set"; releases the waiter
//                                               stores "set"; releases the waiter
//
// Expected: one waiter is released twice. Sound: Interlocked.Exchange takes the list and sets the event in one step.
internal sealed class ChecksThenStores : IEventUnderTest
{
    private static readonly Waiter Signaled = new(null);

    private Waiter? _youngest;

    public bool IsSet => Volatile.Read(ref _youngest) == Signaled;

    public int Set()
    {
        var waiter = Volatile.Read(ref _youngest);
        if (waiter == Signaled) return 0;
        Volatile.Write(ref _youngest, Signaled);

        var released = 0;
        for (; waiter is not null; waiter = waiter.Older, released++) waiter.TrySetResult();
        return released;
    }

    public void Reset() => Interlocked.CompareExchange(ref _youngest, null, Signaled);

    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var youngest = Volatile.Read(ref _youngest);
            if (youngest == Signaled) return Task.CompletedTask;
            var waiter = new Waiter(youngest);
            if (Interlocked.CompareExchange(ref _youngest, waiter, youngest) == youngest) return waiter.Task;
        }
    }

    private sealed class Waiter(Waiter? older) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public Waiter? Older => older;
    }
}
