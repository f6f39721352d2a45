namespace Weft;

/// <summary>One suspended wait: a node of its event's circular list, and the work item that ends the wait.</summary>
/// <remarks>
/// A box of a state machine may derive from it and be its own node: it hands itself to <see cref="AwaitableEvent.Add(Waiter)"/>, says
/// in <see cref="Release"/> where it goes on, and is run once. By then the event and all that released it have let go of it, so
/// it may be added again, to any event, from within <see cref="Run"/>.
/// </remarks>
internal abstract class Waiter : IThreadPoolWorkItem
{
    /// <summary>The next younger waiter; the youngest points to the oldest. Guarded by the event's word while linked.</summary>
    /// <remarks>A list that a release has taken belongs to that release alone, and ends in null.</remarks>
    public Waiter? Next { get; set; }

    /// <summary>The next older waiter; null once the waiter is unlinked. Guarded like <see cref="Next"/>.</summary>
    public Waiter? Previous { get; set; }

    /// <summary>What it is that waits, for those who look at the event from outside.</summary>
    public abstract WaitKind Kind { get; }

    /// <summary>What tells who waits: a continuation, the type of a state machine, a thread, or null where nothing does.</summary>
    public virtual object? Origin => null;

    /// <summary>
    /// Adds itself to <paramref name="handover"/>. Called by the release that has taken the waiter, outside the word, once.
    /// </summary>
    public abstract void Release(ref Handover handover);

    /// <summary>Ends the wait: runs the continuation, completes the task, or wakes the thread. Called once; never throws.</summary>
    public abstract void Run();

    void IThreadPoolWorkItem.Execute() => Run();
}
