namespace Weft;

/// <summary>The wait of a thread that is blocked in <c>Wait</c>. It is woken inside the call that releases it.</summary>
internal sealed class BlockingWaiter(AwaitableEvent owner) : CancellableWaiter(owner)
{
    private readonly Thread _thread = Thread.CurrentThread;

    // Guarded by this object's monitor, which nobody holds while he uses the event. Null while the wait lasts.
    private WaitOutcome? _outcome;

    // Written by the one who has won the waiter, and read by him.
    private WaitOutcome _end;

    public override WaitKind Kind => WaitKind.Thread;

    public override object Origin => _thread;

    /// <summary>Blocks until the wait is ended, or ends it as timed out.</summary>
    /// <remarks>
    /// The thread keeps its own time. A timer would need a thread of the pool, and those may all be blocked in waits like
    /// this one.
    /// </remarks>
    public WaitOutcome Block(TimeSpan timeout)
    {
        bool returned = false;
        try
        {
            if (Sleep(timeout) is not { } outcome)
            {
                // Time is up. If somebody has won the waiter meanwhile, his word stands, and it is on its way.
                Cancel(WaitOutcome.TimedOut, CancellationToken.None);
                outcome = Sleep(Timeout.InfiniteTimeSpan)!.Value;
            }

            returned = true;
            return outcome;
        }
        finally
        {
            // The thread was interrupted. It must not stay behind as a waiter that nobody is.
            if (!returned)
                Cancel(WaitOutcome.Cancelled, CancellationToken.None);
        }
    }

    public override void Run()
    {
        lock (this)
        {
            _outcome = _end;
            Monitor.Pulse(this);
        }
    }

    protected override void End(WaitOutcome outcome, CancellationToken token, ref Handover handover)
    {
        _end = outcome;
        handover.RunNow(this);
    }

    private WaitOutcome? Sleep(TimeSpan timeout)
    {
        lock (this)
        {
            // One look is enough: the outcome is written once, and only Run pulses.
            if (_outcome is null)
                Monitor.Wait(this, timeout);
            return _outcome;
        }
    }
}
