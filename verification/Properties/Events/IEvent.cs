namespace Weft.Verification.Properties.Events;

/// <summary>The event under test: the library's own, or a faulty one that the properties have to reject.</summary>
internal interface IEvent
{
    bool IsSet { get; }

    int Set();

    void Reset();

    /// <summary>Waits the way <c>await e</c> does.</summary>
    Task Await();

    Task WaitAsync(CancellationToken cancellationToken);
}

internal sealed class LibraryEvent : IEvent
{
    private readonly AwaitableEvent _event = new();

    public bool IsSet => _event.IsSet;

    public int Set() => _event.Set();

    public void Reset() => _event.Reset();

    public async Task Await() => await _event;

    public Task WaitAsync(CancellationToken cancellationToken) => _event.WaitAsync(cancellationToken);
}
