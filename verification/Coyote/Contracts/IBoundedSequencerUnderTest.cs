namespace Weft.Verification.Contracts;

/// <summary>A sequencer with one place: the library's own and faulty variants run the same scenarios.</summary>
public interface IBoundedSequencerUnderTest : ISequencerUnderTest
{
    /// <summary>Queues the operation if there is a place, and never waits for one.</summary>
    bool TryQueue(Func<CancellationToken, Task> operation, out Task? task);

    /// <summary>Waits for a place, then queues the operation; results in its task.</summary>
    Task<Task> QueueWhenRoomAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken = default);
}
