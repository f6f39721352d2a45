namespace Weft.Benchmarks.Sequencing;

/// <summary>
/// S4: the bytes of an operation that waits for its turn, at a depth of 100,000. No benchmark: bytes need no statistics, and what is
/// wanted is the bytes of queuing, without those of running. One operation is queued behind one that does not end.
/// </summary>
/// <remarks>Not counted are the task that the caller gets, which both sides have, and what the caller handed in.</remarks>
internal static class PendingOperationBytes
{
    public const int Depth = 100_000;

    // The first rounds are run by code that is not optimized yet, which allocates more.
    private const int Rounds = 12;

    public static readonly double OfTask = Allocated(static _ => new Task(static () => { }));

    public static readonly double OfTaskCompletionSource = Allocated(static _ => new TaskCompletionSource().Task);

    public static double OfSequencer() => Beyond(static () => new TaskSequencer().QueueTaskAsync);

    public static double OfChannel() => Beyond(static () => new ChannelReader().QueueTaskAsync);

    private static double Beyond(Func<Func<Func<CancellationToken, Task>, CancellationToken, Task>> create)
    {
        double least = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            var gate = new TaskCompletionSource();
            Func<Func<CancellationToken, Task>, CancellationToken, Task> queue = create();
            _ = queue(_ => gate.Task, default);
            least = Math.Min(least, Allocated(_ => queue(Operations.Synchronous, default)));
        }

        return least - OfTask;
    }

    private static double Allocated(Func<int, Task> create)
    {
        var kept = new Task[Depth];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < kept.Length; i++)
            kept[i] = create(i);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / kept.Length;
    }
}
