using System.Runtime.CompilerServices;

namespace Weft;

// The waits. The protocol stands in KernelEvent.cs.
public sealed partial class KernelEvent
{
    // What Dispose wakes blocked threads with. Made by the first thread that blocks; closed by Dispose, or by the last that wakes.
    private ManualResetEvent? _disposal;
    private int _blocked;

    /// <summary>Makes <c>await e</c> wait until the event is set.</summary>
    /// <returns>The awaiter, for the compiler. It is that of the task of a <see cref="WaitAsync(CancellationToken)"/>.</returns>
    /// <exception cref="ObjectDisposedException">This copy was disposed; by the await, also when that happens while it waits.</exception>
    public TaskAwaiter GetAwaiter() => WaitAsync().GetAwaiter();

    /// <summary>Makes <c>await e.ConfigureAwait(false)</c> go on on the thread pool instead of in the context that it began in.</summary>
    /// <param name="continueOnCapturedContext">Whether to go on in the captured context.</param>
    /// <returns>What to await.</returns>
    /// <exception cref="ObjectDisposedException">This copy was disposed; by the await, also when that happens while it waits.</exception>
    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) =>
        WaitAsync().ConfigureAwait(continueOnCapturedContext);

    /// <summary>Returns a task that completes when the event is set, or is cancelled when the token is.</summary>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>A task that has completed if the event is set; otherwise a task of this wait alone.</returns>
    /// <exception cref="ObjectDisposedException">This copy was disposed; by the task, if that happens while it waits.</exception>
    /// <exception cref="OperationCanceledException">By the task: the token was cancelled first.</exception>
    public Task WaitAsync(CancellationToken cancellationToken = default) =>
        WaitAsync(new WaitTerms(cancellationToken));

    /// <summary>As <see cref="WaitAsync(CancellationToken)"/>, for a limited time.</summary>
    /// <param name="timeout">The time allowed; <see cref="Timeout.InfiniteTimeSpan"/> for no limit, zero for a look.</param>
    /// <param name="timeProvider">Measures the time; <see cref="TimeProvider.System"/> outside tests.</param>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>A task that has completed if the event is set; otherwise a task of this wait alone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than a timer can measure.</exception>
    /// <exception cref="ObjectDisposedException">This copy was disposed; by the task, if that happens while it waits.</exception>
    /// <exception cref="OperationCanceledException">By the task: the token was cancelled first.</exception>
    /// <exception cref="TimeoutException">By the task: the time was over first.</exception>
    public Task WaitAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken = default) =>
        WaitAsync(new WaitTerms(timeout, timeProvider, cancellationToken));

    /// <summary>Blocks the thread until the event is set.</summary>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <exception cref="ObjectDisposedException">This copy was disposed, before or meanwhile.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public void Wait(CancellationToken cancellationToken = default) => Wait(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Blocks the thread until the event is set or the time is over.</summary>
    /// <param name="timeout">The time allowed; <see cref="Timeout.InfiniteTimeSpan"/> for no limit, zero for a look.</param>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>Whether the event was set; false when the time was over.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or over <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="ObjectDisposedException">This copy was disposed, before or meanwhile.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        WaitTime.CheckTimer(timeout);
        if (Event.WaitOne(0))
            return true;
        cancellationToken.ThrowIfCancellationRequested();
        return timeout != TimeSpan.Zero && Block(timeout, cancellationToken);
    }

    private bool Block(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ManualResetEvent disposal;
        KernelHandle handle;
        lock (_gate)
        {
            ThrowIf(_isDisposed);
            disposal = _disposal ??= new ManualResetEvent(false);
            _blocked++;

            // A user of its own: the handle is open for as long as this thread waits for it.
            handle = _handle.Share();
        }

        try
        {
            // Where several have come, the first of this order counts: as for a task, a set event wins over a cancelled token.
            WaitHandle[] handles = cancellationToken.CanBeCanceled
                ? [handle.Event, disposal, cancellationToken.WaitHandle]
                : [handle.Event, disposal];
            return WaitHandle.WaitAny(handles, timeout) switch
            {
                0 => true,
                1 => throw DisposedWhileWaiting(),
                2 => throw new OperationCanceledException(cancellationToken),
                _ => false,
            };
        }
        finally
        {
            handle.Dispose();
            lock (_gate)
            {
                if (--_blocked == 0 && _isDisposed)
                    disposal.Dispose();
            }
        }
    }

    private void WakeBlocked_NeedsLock()
    {
        if (_blocked > 0)
            _disposal!.Set();
        else
            _disposal?.Dispose();
    }

    private Task WaitAsync(in WaitTerms terms)
    {
        if (Event.WaitOne(0))
            return Task.CompletedTask;
        if (terms.AreOver(out Task? ended))
            return ended;

        var wait = new KernelEventWait(this);
        lock (_gate)
        {
            ThrowIf(_isDisposed);
            _pending.Add(wait);
        }

        wait.Begin(_handle.Event, terms);
        return wait.Task;
    }
}
