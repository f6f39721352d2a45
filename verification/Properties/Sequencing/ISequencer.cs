namespace Weft.Verification.Properties.Sequencing;

/// <summary>The sequencer under test: the library's own, or a faulty one that the properties have to reject.</summary>
internal interface ISequencer : IAsyncDisposable
{
    Task WhenIdleAsync();

    Task AbortAsync();

    Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken);

    Task<TResult> QueueTaskAsync<TResult>(Func<CancellationToken, Task<TResult>> operation, CancellationToken cancellationToken);
}

internal sealed class LibrarySequencer : ISequencer
{
    private readonly TaskSequencer _sequencer = new();

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken) =>
        _sequencer.QueueTaskAsync(operation, cancellationToken);

    public Task<TResult> QueueTaskAsync<TResult>(Func<CancellationToken, Task<TResult>> operation, CancellationToken cancellationToken) =>
        _sequencer.QueueTaskAsync(operation, cancellationToken);

    public Task WhenIdleAsync() => _sequencer.WhenIdleAsync();

    public Task AbortAsync() => _sequencer.AbortAsync();

    public ValueTask DisposeAsync() => _sequencer.DisposeAsync();
}
