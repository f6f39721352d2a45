namespace Weft;

// The ways to wait. The protocol stands in AwaitableEvent.cs.
public sealed partial class AwaitableEvent
{
    private TaskCreationOptions TaskOptions =>
        _mode == ContinuationMode.Inline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously;

    /// <summary>Makes <c>await e</c> wait until the event is set.</summary>
    /// <returns>The awaiter, for the compiler.</returns>
    public AwaitableEventAwaiter GetAwaiter() => new(this);

    /// <summary>Says where an <c>await</c> on the event goes on.</summary>
    /// <param name="continueOnCapturedContext">
    /// Whether it goes on in the context that it began in, as <c>await e</c> does; otherwise as if there were none.
    /// </param>
    /// <returns>What is to be awaited.</returns>
    public ConfiguredAwaitableEvent ConfigureAwait(bool continueOnCapturedContext) =>
        new(this, continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);

    /// <summary>Says how an <c>await</c> on the event goes on.</summary>
    /// <param name="options">
    /// As for a task. <see cref="ConfigureAwaitOptions.ForceYielding"/> makes the await suspend although the event is set.
    /// <see cref="ConfigureAwaitOptions.SuppressThrowing"/> changes nothing: such an await does not throw.
    /// </param>
    /// <returns>What is to be awaited.</returns>
    public ConfiguredAwaitableEvent ConfigureAwait(ConfigureAwaitOptions options)
    {
        ConfigureAwaitChecks.ThrowIfUnknown(options);
        return new(this, options);
    }

    /// <summary>Returns a task that completes when the event is set, or is cancelled when the token is.</summary>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>A task that has completed if the event is set; otherwise a task of this wait alone.</returns>
    /// <remarks>
    /// A set event wins over a token that is already cancelled: there is nothing to wait for, hence nothing to cancel, and
    /// the outcome does not depend on which of the two came first. <see cref="Task.WaitAsync(CancellationToken)"/> on a
    /// completed task decides the same.
    /// </remarks>
    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled)
            return WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        if (IsSet)
            return Task.CompletedTask;

        var waiter = new TaskWaiter(TaskOptions);
        Add(waiter);
        return waiter.Task;
    }

    /// <summary>
    /// Returns a task that completes when the event is set, fails with a <see cref="TimeoutException"/> when the time is up, or is
    /// cancelled when the token is.
    /// </summary>
    /// <param name="timeout">How long this wait may last; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="timeProvider">What measures the time.</param>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>A task that has completed if the event is set; otherwise a task of this wait alone.</returns>
    /// <remarks>A set event wins over a cancelled token, and both win over a time of zero.</remarks>
    public Task WaitAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        WaitTime.CheckTimer(timeout);
        switch (Look(timeout, cancellationToken))
        {
            case WaitOutcome.Signaled:
                return Task.CompletedTask;
            case WaitOutcome.Cancelled:
                return Task.FromCanceled(cancellationToken);
            case WaitOutcome.TimedOut:
                return Task.FromException(Messages.TimedOut());
        }

        var waiter = new CancellableTaskWaiter(this, TaskOptions);
        AddCancellable(waiter, timeout, timeProvider, cancellationToken);
        return waiter.Task;
    }

    /// <summary>Waits until the event is set or the token is cancelled, and says which of them it was instead of throwing.</summary>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>The outcome. As with every value task: await it once.</returns>
    /// <remarks>
    /// Allocation: one object, none while the event is set. Cancelling throws no exception anywhere, and costs a few hundredths
    /// of what one costs.
    /// </remarks>
    public ValueTask<WaitOutcome> WaitOutcomeAsync(CancellationToken cancellationToken = default) =>
        WaitOutcomeAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    /// <summary>Waits until the event is set, the time is up or the token is cancelled, and says which of them it was.</summary>
    /// <param name="timeout">How long this wait may last; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="timeProvider">What measures the time.</param>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>The outcome. As with every value task: await it once.</returns>
    /// <remarks>A set event wins over a cancelled token, and both win over a time of zero.</remarks>
    public ValueTask<WaitOutcome> WaitOutcomeAsync(
        TimeSpan timeout,
        TimeProvider timeProvider,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        WaitTime.CheckTimer(timeout);
        if (Look(timeout, cancellationToken) is { } outcome)
            return new(outcome);

        var waiter = new OutcomeWaiter(this);
        AddCancellable(waiter, timeout, timeProvider, cancellationToken);
        return new(waiter, token: 0);
    }

    /// <summary>Blocks the calling thread until the event is set.</summary>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before the event was set.</exception>
    /// <remarks>
    /// The thread is woken inside <see cref="Set"/>, without the help of the thread pool; so this may be called on every thread
    /// of the pool at once. It stands in the same queue as the other waits.
    /// </remarks>
    public void Wait(CancellationToken cancellationToken = default) => Wait(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Blocks the calling thread until the event is set or the time is up.</summary>
    /// <param name="timeout">How long this wait may last; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends this wait and no other.</param>
    /// <returns>Whether the event released the thread; false if the time was up first.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the event was set.</exception>
    /// <remarks>A set event wins over a cancelled token, and both win over a time of zero, which never blocks.</remarks>
    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        WaitTime.CheckThread(timeout);
        WaitOutcome outcome = Look(timeout, cancellationToken) ?? Block(timeout, cancellationToken);
        return outcome == WaitOutcome.Cancelled ? throw Messages.Cancelled(cancellationToken) : outcome == WaitOutcome.Signaled;
    }

    private WaitOutcome Block(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var waiter = new BlockingWaiter(this);
        AddCancellable(waiter, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return waiter.Block(timeout);
    }

    /// <summary>The outcome of a wait that has not to be suspended, or null.</summary>
    private WaitOutcome? Look(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (IsSet)
            return WaitOutcome.Signaled;
        if (cancellationToken.IsCancellationRequested)
            return WaitOutcome.Cancelled;
        return timeout == TimeSpan.Zero ? WaitOutcome.TimedOut : null;
    }
}
