namespace Weft.Verification.Properties.Events;

/// <summary>A right event in one thread, with two places to go wrong in.</summary>
internal abstract class ListedEvent : IEvent
{
    private readonly List<Waiter> _waiters = [];

    public bool IsSet { get; private set; }

    public int Set()
    {
        IsSet = true;
        Waiter[] released = [.. InOrderOfRelease(_waiters)];
        _waiters.Clear();
        return released.Count(waiter => waiter.Release());
    }

    public void Reset() => IsSet = false;

    public Task Await() => WaitAsync(CancellationToken.None);

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (IsSet)
            return Task.CompletedTask;

        var waiter = new Waiter();
        _waiters.Add(waiter);
        waiter.Registration = cancellationToken.Register(() => Cancel(waiter, cancellationToken));
        return waiter.Completion.Task;
    }

    protected virtual IEnumerable<Waiter> InOrderOfRelease(IReadOnlyList<Waiter> waiters) => waiters;

    protected virtual void Forget(IList<Waiter> waiters, Waiter cancelled) => waiters.Remove(cancelled);

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        Forget(_waiters, waiter);
        waiter.Completion.TrySetCanceled(cancellationToken);
    }

    protected sealed class Waiter
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationTokenRegistration Registration { get; set; }

        public bool Release()
        {
            Registration.Unregister();
            return Completion.TrySetResult();
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
    protected override void Forget(IList<Waiter> waiters, Waiter cancelled)
    {
    }
}
