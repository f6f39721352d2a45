using Weft.Verification.Contracts;

namespace Weft.Verification.Mutants.Events.Kernel;

// Re-creates madelson/DistributedLock issue 120: a signal that nobody gets. The usual way to await a wait handle has it, that of AsyncEx
// (WaitHandleAsyncFactory) among others: the callback of the pool and that of the token try to complete the same task.
//
//   the pool                                    canceller
//   takes the signal of the auto-reset event
//                                               completes the task: cancelled
//   finds the task completed; the signal is gone
//
// Expected: one signal, and nobody has it. Sound: who leaves asks the pool to end the registration, and decides when it says that no
// callback can come any more.
internal sealed class LosesASignalToACancellation : IHandleWaitUnderTest
{
    public Task WaitAsync(WaitHandle handle, CancellationToken cancellationToken)
    {
        if (handle.WaitOne(0)) return Task.CompletedTask;

        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = ThreadPool.UnsafeRegisterWaitForSingleObject(
            handle, (_, _) => completion.TrySetResult(), null, Timeout.Infinite, executeOnlyOnce: true);
        cancellationToken.Register(() =>
        {
            completion.TrySetCanceled(cancellationToken);
            registration.Unregister(null);
        });
        return completion.Task;
    }
}
