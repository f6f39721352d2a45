namespace Weft;

/// <summary>What a <see cref="TaskSequencer"/> does beyond the plain one. What is not asked for costs nothing.</summary>
public sealed class TaskSequencerOptions
{
    /// <summary>How many operations the sequencer holds at most, the one that runs included; null, the default, for no limit.</summary>
    /// <remarks>
    /// Who comes when it is full waits for a place outside, first come first served, and without blocking:
    /// <see cref="TaskSequencer.QueueTaskAsync(Func{CancellationToken, Task}, CancellationToken)"/> returns a task that ends when the
    /// operation has, as ever; <see cref="TaskSequencer.QueueWhenRoomAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    /// tells when it has its place; <see cref="TaskSequencer.TryQueue(Func{CancellationToken, Task}, out Task?, CancellationToken)"/>
    /// does not wait. An operation has its place until it is over; one that is cancelled, until its turn would have come.
    /// </remarks>
    public int? Capacity { get; init; }

    /// <summary>Is told after each operation how far the sequencer has come; null, the default, for nobody.</summary>
    /// <remarks>
    /// It is called between two operations, by the thread that moves on, and holds up the next one. What it throws is reported
    /// like the exception of an abandoned task.
    /// </remarks>
    public IProgress<SequencerProgress>? Progress { get; init; }

    /// <summary>
    /// Whether calls that an operation could wait for itself by throw an <see cref="InvalidOperationException"/>; false by default.
    /// </summary>
    /// <remarks>
    /// These calls are those that return a task, made from inside an operation of the same sequencer, or from inside one of another
    /// that was queued from there. Inside is what the <see cref="ExecutionContext"/> of the operation flows to, until its body has
    /// ended: also work that it started and does not wait for. To queue from inside without waiting, use
    /// <see cref="TaskSequencer.Post(Func{CancellationToken, Task}, CancellationToken)"/>. What it costs is said in
    /// docs/sequencing.md.
    /// </remarks>
    public bool DetectsSelfAwait { get; init; }
}
