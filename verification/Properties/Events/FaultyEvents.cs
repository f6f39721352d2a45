namespace Weft.Verification.Properties.Events;

/// <summary>A right event in one thread, with two places to go wrong in.</summary>
internal abstract class ListedEvent : IEvent
{
    private readonly List<Waiter> _waiters = [];

    public bool IsSet { get; private set; }

    public int Set()
    {
        var released = Pulse();
        IsSet = true;
        return released;
    }

    public int Pulse()
    {
        IsSet = false;
        Waiter[] released = [.. InOrderOfRelease(_waiters)];
        _waiters.Clear();
        return released.Count(waiter => waiter.End(WaitOutcome.Signaled));
    }

    public void Reset() => IsSet = false;

    public Task Await() => WaitAsync(CancellationToken.None);

    public Task WaitAsync(CancellationToken cancellationToken) =>
        WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public Task WaitAsync(TimeSpan timeout, TimeProvider timeProvider) => WaitAsync(timeout, timeProvider, CancellationToken.None);

    public ValueTask<WaitOutcome> WaitOutcomeAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var completion = new TaskCompletionSource<WaitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Begin(completion.TrySetResult, timeout, timeProvider, cancellationToken);
        return new(completion.Task);
    }

    protected virtual IEnumerable<Waiter> InOrderOfRelease(IReadOnlyList<Waiter> waiters) => waiters;

    protected virtual void Forget(IList<Waiter> waiters, Waiter ended) => waiters.Remove(ended);

    private Task WaitAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Begin(
            outcome => outcome switch
            {
                WaitOutcome.Signaled => completion.TrySetResult(),
                WaitOutcome.Cancelled => completion.TrySetCanceled(cancellationToken),
                _ => completion.TrySetException(new TimeoutException()),
            },
            timeout,
            timeProvider,
            cancellationToken);
        return completion.Task;
    }

    private void Begin(
        Func<WaitOutcome, bool> complete, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(complete);
        if (IsSet)
        {
            complete(WaitOutcome.Signaled);
            return;
        }

        if (timeout == TimeSpan.Zero)
        {
            complete(WaitOutcome.TimedOut);
            return;
        }

        _waiters.Add(waiter);
        if (timeout != Timeout.InfiniteTimeSpan)
            waiter.Timer = timeProvider.CreateTimer(_ => End(waiter, WaitOutcome.TimedOut), null, timeout, Timeout.InfiniteTimeSpan);
        waiter.Registration = cancellationToken.Register(() => End(waiter, WaitOutcome.Cancelled));
    }

    private void End(Waiter waiter, WaitOutcome outcome)
    {
        Forget(_waiters, waiter);
        waiter.End(outcome);
    }

    protected sealed class Waiter(Func<WaitOutcome, bool> complete)
    {
        public CancellationTokenRegistration Registration { get; set; }

        public ITimer? Timer { get; set; }

        public bool End(WaitOutcome outcome)
        {
            Registration.Unregister();
            Timer?.Dispose();
            return complete(outcome);
        }
    }
}

/// <summary>Releases those that came last first, as a stack of waiters does.</summary>
internal sealed class NewestFirstEvent : ListedEvent
{
    protected override IEnumerable<Waiter> InOrderOfRelease(IReadOnlyList<Waiter> waiters) => waiters.Reverse();
}

/// <summary>Keeps cancelled waiters in its list until somebody sets it.</summary>
internal sealed class HoardingEvent : ListedEvent
{
    protected override void Forget(IList<Waiter> waiters, Waiter ended)
    {
    }
}
