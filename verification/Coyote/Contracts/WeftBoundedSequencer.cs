namespace Weft.Verification.Contracts;

/// <summary>The library's <see cref="TaskSequencer"/> with one place, under the contract.</summary>
public sealed class WeftBoundedSequencer : IBoundedSequencerUnderTest
{
    private readonly TaskSequencer _sequencer = new(new TaskSequencerOptions { Capacity = 1 });

    public Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default) =>
        _sequencer.QueueTaskAsync(operation, cancellationToken);

    public Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default) =>
        _sequencer.QueueTaskAsync(operation, cancellationToken);

    public bool TryQueue(Func<CancellationToken, Task> operation, out Task? task) => _sequencer.TryQueue(operation, out task);

    public Task<Task> QueueWhenRoomAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default) =>
        _sequencer.QueueWhenRoomAsync(operation, cancellationToken);

    public ValueTask DisposeAsync() => _sequencer.DisposeAsync();
}
