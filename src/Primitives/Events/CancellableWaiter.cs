namespace Weft;

// Protocol. Four may want to end such a wait: Set or Pulse, its token, its timer, and the thread that waits itself.
//
//   Linked --> Released (a release took the circle)  |  Cancelled (by its token)  |  TimedOut (by its timer)
//
// Whoever unlinks it, by taking the circle or by AwaitableEvent.TryUnlink, has won it: he takes the token and the timer back and
// ends the wait. The others find it unlinked and do nothing. Such a waiter is never used again: a timer or a token that lost
// may come at any time, and would end the wait of another.
/// <summary>A wait that a token or a time-out can end before the event is set.</summary>
internal abstract class CancellableWaiter(AwaitableEvent owner) : Waiter
{
    /// <summary>The number of the circle that it was linked into; zero before. Guarded by the event's word.</summary>
    public long Circle { get; set; }

    /// <summary>Written under the event's word, and only while linked; read by the one who unlinked the waiter.</summary>
    public CancellationTokenRegistration Registration { get; set; }

    /// <summary>Null if the wait has no time-out; written and read like <see cref="Registration"/>.</summary>
    public ITimer? Timer { get; set; }

    public sealed override void Release(ref Handover handover)
    {
        TakeBack(Registration, Timer);
        End(WaitOutcome.Signaled, CancellationToken.None, ref handover);
    }

    /// <summary>Ends the wait if nobody else has won it.</summary>
    public void Cancel(WaitOutcome outcome, CancellationToken token)
    {
        if (!owner.TryUnlink(this))
            return;

        TakeBack(Registration, Timer);

        // Never inline: the canceller did not ask for it, and Cancel runs what others have registered.
        var handover = new Handover(mayInline: false);
        End(outcome, token, ref handover);
        handover.Flush();
    }

    /// <summary>Lets go of what would end the wait; never throws.</summary>
    public static void TakeBack(CancellationTokenRegistration registration, ITimer? timer)
    {
        // Unregister, not Dispose: Dispose waits for a callback that is running, and that callback may be the code that
        // called Set.
        registration.Unregister();
        try
        {
            timer?.Dispose();
        }
        catch (Exception exception)
        {
            // The timer is the caller's. Letting this escape would end Set in the middle of its list.
            UnobservedFailure.Report(exception);
        }
    }

    /// <summary>Notes how the wait ended, and adds itself to <paramref name="handover"/> if somebody is to go on.</summary>
    /// <remarks>Called once, by the one who has won the waiter.</remarks>
    protected abstract void End(WaitOutcome outcome, CancellationToken token, ref Handover handover);
}
