namespace Weft.Verification.Contracts;

/// <summary>What the sequencer scenarios need of a sequencer: the library's own and its faulty variants run the same ones.</summary>
public interface ISequencerUnderTest : IAsyncDisposable
{
    /// <summary>Runs the operation when every earlier one has ended.</summary>
    Task QueueTaskAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default);

    /// <summary>Runs the operation when every earlier one has ended, and hands its result to this caller.</summary>
    Task<T> QueueTaskAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken = default);
}
