using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events;

// Re-creates the fault that pull request 278 of DotNetWorkQueue describes: the flag and the task source are two variables,
// and between them they tell two stories. Like the original it does not count whom it releases.
//
//   resetter                                    setter                         (the event is set)
//   flag := unset
//                                               flag := set
//                                               completes the source, which is completed already
//   source := a new one
//
// Expected: the event says that it is set, and a wait is suspended; or the reverse, if Set overtakes in the middle of both.
// Sound: one word of state.
internal sealed class KeepsAFlagBesideItsSource : IEventUnderTest
{
    private bool _isSet;
    private TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsSet => Volatile.Read(ref _isSet);

    public int Set()
    {
        Volatile.Write(ref _isSet, true);
        Volatile.Read(ref _source).TrySetResult();
        return 0;
    }

    public void Reset()
    {
        Volatile.Write(ref _isSet, false);
        Volatile.Write(ref _source, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    public Task WaitAsync(CancellationToken cancellationToken = default) => Volatile.Read(ref _source).Task;
}
