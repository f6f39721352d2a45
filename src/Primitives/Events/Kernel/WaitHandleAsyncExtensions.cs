namespace Weft;

/// <summary>Makes any <see cref="WaitHandle"/> but a mutex one that can be awaited: <c>await handle.WaitAsync(token)</c>.</summary>
/// <remarks>
/// <para>The caller owns the handle, and keeps it open until the wait has ended. To dispose it earlier ends no wait: the wait keeps
/// the object of the operating system alive, and goes on until somebody signals that by another handle, or cancels the wait.</para>
/// <para>A manual-reset event releases every wait. An auto-reset event gives its signal to one wait, a semaphore gives one of its
/// counts: a task that completes successfully has taken it, and one that ends otherwise has not. A mutex belongs to the thread that
/// took it, which would be one of the pool's; it is refused.</para>
/// <para>Ordering: none. A signal that is undone at once (a pulse) may be missed.</para>
/// <para>Cancellation: a signal that is there when the wait begins wins over a cancelled token and over a time-out. Later the first
/// to arrive decides; but as the thread pool may have taken the signal already, a wait that is left ends only when the pool has
/// told whether it did. So the task ends some time after the cancellation, and it succeeds if there was a signal that would be lost
/// otherwise.</para>
/// <para>Threads: continuations run as those of any task, never inside the cancellation of a token.</para>
/// <para>Allocation and cost: those of <see cref="KernelEvent"/>; to leave a wait takes a second registration for a short time.</para>
/// </remarks>
public static class WaitHandleAsyncExtensions
{
    /// <summary>Returns a task that completes when the handle has given its signal, or is cancelled when the token is.</summary>
    /// <param name="handle">What to wait for; anything but a mutex.</param>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>A task that has completed if there was a signal; otherwise a task of this wait alone.</returns>
    /// <exception cref="ArgumentException">The handle is a mutex.</exception>
    /// <exception cref="ObjectDisposedException">The handle was disposed before.</exception>
    /// <exception cref="OperationCanceledException">By the task: the token was cancelled first, and no signal was taken.</exception>
    public static Task WaitAsync(this WaitHandle handle, CancellationToken cancellationToken = default) =>
        WaitAsync(handle, new WaitTerms(cancellationToken));

    /// <summary>As <see cref="WaitAsync(WaitHandle, CancellationToken)"/>, for a limited time.</summary>
    /// <param name="handle">What to wait for; anything but a mutex.</param>
    /// <param name="timeout">The time allowed; <see cref="Timeout.InfiniteTimeSpan"/> for no limit, zero for a look.</param>
    /// <param name="timeProvider">Measures the time; <see cref="TimeProvider.System"/> outside tests.</param>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>A task that has completed if there was a signal; otherwise a task of this wait alone.</returns>
    /// <exception cref="ArgumentException">The handle is a mutex.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than a timer can measure.</exception>
    /// <exception cref="ObjectDisposedException">The handle was disposed before.</exception>
    /// <exception cref="OperationCanceledException">By the task: the token was cancelled first, and no signal was taken.</exception>
    /// <exception cref="TimeoutException">By the task: the time was over first, and no signal was taken.</exception>
    public static Task WaitAsync(
        this WaitHandle handle, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken = default) =>
        WaitAsync(handle, new WaitTerms(timeout, timeProvider, cancellationToken));

    private static Task WaitAsync(WaitHandle handle, in WaitTerms terms)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (handle is Mutex)
        {
            throw new ArgumentException(
                "A mutex belongs to the thread that took it, which would be one of the thread pool's; wait for it on a thread of your own, "
                    + "or use a semaphore.",
                nameof(handle));
        }

        if (handle.WaitOne(0))
            return Task.CompletedTask;
        if (terms.AreOver(out Task? ended))
            return ended;

        var wait = new WaitHandleWait();
        wait.Begin(handle, terms);
        return wait.Task;
    }
}
