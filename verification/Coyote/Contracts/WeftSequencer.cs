namespace Weft.Verification.Contracts;

/// <summary>The library's <see cref="TaskSequencer"/> under the contract.</summary>
public sealed class WeftSequencer : IEndableSequencerUnderTest
{
    private readonly TaskSequencer _sequencer = new();

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default) =>
        _sequencer.QueueTaskAsync(operation, cancellationToken);

    public Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default) =>
        _sequencer.QueueTaskAsync(operation, cancellationToken);

    public Task WhenIdleAsync() => _sequencer.WhenIdleAsync();

    public Task AbortAsync() => _sequencer.AbortAsync();

    public ValueTask DisposeAsync() => _sequencer.DisposeAsync();
}
