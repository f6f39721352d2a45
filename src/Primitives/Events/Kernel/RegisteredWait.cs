using System.Diagnostics;

namespace Weft;

// Protocol. One wait that the thread pool makes for one kernel object, and the task that says how it ended.
//
//      +---------+   signal, seen by the pool       +-------+
//      | Waiting | -------------------------------> | Ended |   whoever moves it to Ended completes the task
//      |         | -------------------------------> |       |
//      +---------+   Leave: token, time, disposal   +-------+
//           |                                           ^
//           |  Leave, where a signal can be used up     |  the pool's callback came after all, or the pool says
//           v                                           |  that none will come
//      +---------+                                      |
//      | Leaving | -------------------------------------+       (WaitHandleWait only)
//      +---------+
//
// _state is read and written under _gate only; the write of Ended is the linearization point of each end.
// Who unregisters from the pool: whoever takes _registration out of its field, under _gate. It is put there once and taken once.
// Who takes back the token's registration and the timer: whoever ended the wait, or Begin if it comes with them after the end.
//
// Invariants (schedules: verification/Coyote/Events/KernelEventTests.cs and WaitHandleTests.cs):
//  I1  the task completes once                           I3  no code of others runs while _gate is held
//  I2  a registration is unregistered exactly once       I4  once the wait has ended, nothing refers to it any more
/// <summary>A wait for a kernel object that the thread pool makes on behalf of a task.</summary>
internal abstract class RegisteredWait
{
    // Asynchronously: continuations run neither inside the Cancel of a token nor inside the Dispose of a copy.
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WaitState _state;
    private RegisteredWaitHandle? _registration;
    private CancellationToken _token;
    private CancellationTokenRegistration _tokenRegistration;
    private ITimer? _timer;

    private protected enum WaitState
    {
        Waiting,
        Leaving,
        Ended,
    }

    public Task Task => _completion.Task;

    private protected object Gate { get; } = new();

    /// <summary>Hands the wait over to the pool, and ties it to its token and its time; called once.</summary>
    public void Begin(WaitHandle handle, in WaitTerms terms)
    {
        _token = terms.Token;
        lock (Gate)
        {
            // The copy was disposed since it was asked; its handle may be closed.
            if (_state != WaitState.Waiting)
                return;

            // Under the lock: a callback that comes at once has to find the registration. The pool runs it as a work item, so
            // nothing of others happens in here.
            _registration = ThreadPool.UnsafeRegisterWaitForSingleObject(
                handle,
                static (wait, _) => ((RegisteredWait)wait!).EndReleased(),
                this,
                Timeout.Infinite,
                executeOnlyOnce: true);
        }

        // After the pool has the wait, and outside the lock: a token that is cancelled by now runs its callback in here. One that
        // ran before the wait could be ended would be the only one (docs/bugs.md: RegistersBeforeItEnlists).
        if (terms.Token.CanBeCanceled)
            Keep(terms.Token.UnsafeRegister(static wait => ((RegisteredWait)wait!).Leave(WaitEnd.Cancelled), this));
        if (terms.HaveLimit)
            Keep(terms.CreateTimer(static wait => ((RegisteredWait)wait!).Leave(WaitEnd.TimedOut), this));
    }

    /// <summary>Ends the wait for another reason than its signal, or begins to; does nothing once it has ended.</summary>
    private protected abstract void Leave(WaitEnd reason);

    /// <summary>Makes the caller the one who ends the wait; false if somebody else was.</summary>
    private protected bool TryEnd_NeedsLock()
    {
        Debug.Assert(Monitor.IsEntered(Gate), "The state of a wait was changed without its lock.");
        if (_state == WaitState.Ended)
            return false;
        _state = WaitState.Ended;
        return true;
    }

    /// <summary>Makes the caller the one who leaves; false if somebody does or did, or the wait has ended.</summary>
    private protected bool TryLeave_NeedsLock()
    {
        Debug.Assert(Monitor.IsEntered(Gate), "The state of a wait was changed without its lock.");
        if (_state != WaitState.Waiting)
            return false;
        _state = WaitState.Leaving;
        return true;
    }

    /// <summary>Returns the registration to whoever asks first, to be unregistered outside the lock; null to all others.</summary>
    private protected RegisteredWaitHandle? TakeRegistration_NeedsLock()
    {
        RegisteredWaitHandle? registration = _registration;
        _registration = null;
        return registration;
    }

    /// <summary>Lets go of token and timer and completes the task; called once, by the one who ended the wait, outside the lock.</summary>
    private protected virtual void Finish(WaitEnd end)
    {
        // Unregister, not Dispose: Dispose waits for a callback that runs, which may be the one that got us here.
        _tokenRegistration.Unregister();
        _timer?.Dispose();
        switch (end)
        {
            case WaitEnd.Released:
                _completion.SetResult();
                break;
            case WaitEnd.Cancelled:
                _completion.SetCanceled(_token);
                break;
            case WaitEnd.TimedOut:
                _completion.SetException(WaitTerms.TimedOut());
                break;
            default:
                _completion.SetException(KernelEvent.DisposedWhileWaiting());
                break;
        }
    }

    /// <summary>The pool saw the signal, and took it if the object is of a kind that gives it to one.</summary>
    private void EndReleased()
    {
        RegisteredWaitHandle? registration;
        lock (Gate)
        {
            if (!TryEnd_NeedsLock())
                return;
            registration = TakeRegistration_NeedsLock();
        }

        // First the task, then the registration: to unregister waits until the pool's waiting thread has looked.
        Finish(WaitEnd.Released);
        registration?.Unregister(null);
    }

    private void Keep(CancellationTokenRegistration registration)
    {
        lock (Gate)
        {
            if (_state != WaitState.Ended)
            {
                _tokenRegistration = registration;
                return;
            }
        }

        // The end came before and found nothing to take back. A long-lived token would keep the wait.
        registration.Unregister();
    }

    private void Keep(ITimer timer)
    {
        lock (Gate)
        {
            if (_state != WaitState.Ended)
            {
                _timer = timer;
                return;
            }
        }

        timer.Dispose();
    }
}
