namespace Weft.Verification.Properties.Events;

/// <summary>The event under test: the library's own, or a faulty one that the properties have to reject.</summary>
internal interface IEvent
{
    bool IsSet { get; }

    int Set();

    int Pulse();

    void Reset();

    /// <summary>Waits the way <c>await e</c> does.</summary>
    Task Await();

    Task WaitAsync(CancellationToken cancellationToken);

    Task WaitAsync(TimeSpan timeout, TimeProvider timeProvider);

    /// <summary>Waits, and says how that ended, as the type's own value task does.</summary>
    ValueTask<WaitOutcome> WaitOutcomeAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken);
}

internal sealed class LibraryEvent(ContinuationMode continuations = ContinuationMode.Queued) : IEvent
{
    private readonly AwaitableEvent _event = new(continuations: continuations);

    public bool IsSet => _event.IsSet;

    public int Set() => _event.Set();

    public int Pulse() => _event.Pulse();

    public void Reset() => _event.Reset();

    public async Task Await() => await _event;

    public Task WaitAsync(CancellationToken cancellationToken) => _event.WaitAsync(cancellationToken);

    public Task WaitAsync(TimeSpan timeout, TimeProvider timeProvider) => _event.WaitAsync(timeout, timeProvider);

    public ValueTask<WaitOutcome> WaitOutcomeAsync(
        TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken) =>
        _event.WaitOutcomeAsync(timeout, timeProvider, cancellationToken);
}
