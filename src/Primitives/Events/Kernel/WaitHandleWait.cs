namespace Weft;

// A wait for a handle of others, which may give its signal to one: an auto-reset event, a semaphore. The pool takes the signal on a
// thread of its own, and runs the callback later. The schedule that Leaving prevents:
//
//      the pool's waiting thread           the canceller                    somebody else who waits
//      takes the signal, queues EndReleased
//                                          ends the wait: cancelled
//      EndReleased finds it ended                                           waits on: the signal is gone
//
// The pool knows whether a callback is under way and tells it in one way only: the event given to Unregister is set when the
// registration is gone and its last callback has returned. So the one who leaves does not decide. Either EndReleased comes before
// the pool is quiet, and the wait succeeds with the signal that it has; or it does not, and none was taken.
/// <summary>The wait behind <see cref="WaitHandleAsyncExtensions"/>.</summary>
internal sealed class WaitHandleWait : RegisteredWait
{
    // Written under the lock by the one who leaves, and read by the callback that it registers.
    private WaitEnd _reason;
    private ManualResetEvent? _quiet;
    private RegisteredWaitHandle? _quietRegistration;

    private protected override void Leave(WaitEnd reason)
    {
        RegisteredWaitHandle registration;
        ManualResetEvent quiet;
        lock (Gate)
        {
            if (!TryLeave_NeedsLock())
                return;
            _reason = reason;
            registration = TakeRegistration_NeedsLock()!;

            // Not waited for on this thread: the callback that has to end may need a thread of the pool, and this may be the last.
            _quiet = quiet = new ManualResetEvent(false);
            _quietRegistration = ThreadPool.UnsafeRegisterWaitForSingleObject(
                quiet,
                static (wait, _) => ((WaitHandleWait)wait!).EndQuiet(),
                this,
                Timeout.Infinite,
                executeOnlyOnce: true);
        }

        registration.Unregister(quiet);
    }

    /// <summary>No callback runs, and none will: the wait ends for its reason, unless it has ended by its signal.</summary>
    private void EndQuiet()
    {
        bool isMine;
        lock (Gate)
            isMine = TryEnd_NeedsLock();

        if (isMine)
            Finish(_reason);
        _quietRegistration!.Unregister(null);
        _quiet!.Dispose();
    }
}
