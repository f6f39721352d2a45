namespace Weft.Verification.Mutants.Events.Kernel;

// A wait that the disposal of its event has passed; dotnet/runtime issue 59639 is of this family. To look whether the event is disposed and
// to enter the list are two steps.
//
//   waiter                                      disposer
//   finds the copy not disposed
//                                               ends the waits of the list, and closes the handle
//   enters its wait in the list
//   waits, and nobody is left to end it
//
// Expected: stuck. Sound: look and enter under the lock once.
internal sealed class EnlistsAfterTheDisposal : PlainKernelEvent
{
    protected override void Enlist(TaskCompletionSource wait)
    {
        lock (Gate) ObjectDisposedException.ThrowIf(IsDisposed, this);

        lock (Gate) Waits.Add(wait);
    }
}
