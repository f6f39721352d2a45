using Weft.Benchmarks.Events;
using Weft.Benchmarks.Sequencing;
using Weft.Benchmarks.Tasks;

namespace Weft.Benchmarks.Page;

/// <summary>The rows of the page and their targets. To add a row is to add it here.</summary>
internal static class SpeedTable
{
    private const string SourceTask = "`await` of a completed `TaskCompletionSource.Task`";
    private const string InlineSource = "inline `TaskCompletionSource`";
    private const string QueuedSource = "asynchronous `TaskCompletionSource`";
    private const string SourceWait = "`Task.WaitAsync(token)` on one `TaskCompletionSource`";
    private const string Semaphore = "`SemaphoreSlim(1)`";
    private const string Channel = "`Channel` with one reader";
    private const string AsyncTask = "`async Task`";

    /// <summary>The sizes for which it is shown how the cost grows.</summary>
    public static readonly int[] Sizes = [10, 1_000, 100_000];

    /// <summary>The rows that have a target.</summary>
    public static readonly SpeedRow[] Targets =
    [
        new("E1", "await a set event", SourceTask, typeof(SetEventBenchmarks), nameof(SetEventBenchmarks.SetEvent))
            { AllowedRatio = 1.2, AllowedBytes = 0 },
        new(
            "E2", "create, one waiter, set, await (inline)", InlineSource,
            typeof(OneWaiterBenchmarks), nameof(OneWaiterBenchmarks.InlineEvent))
            { AllowedRatio = 1.0, AllowedBytes = 224 },
        new(
            "E2", "the same, with a `SimpleTask` waiter", InlineSource,
            typeof(OneWaiterBenchmarks), nameof(OneWaiterBenchmarks.InlineEventSimpleTask))
            { AllowedRatio = 0.75, AllowedBytes = 144 },
        Many(10, 0.4, nameof(ManyWaitersBenchmarks.InlineEvent), "inline"),
        Many(1_000, 0.65, nameof(ManyWaitersBenchmarks.InlineEvent), "inline"),
        Many(1_000, 0.8, nameof(ManyWaitersBenchmarks.QueuedEvent), "queued"),
        Cancel(1_000, 0.2),
        Cancel(100_000, 0.01),
        new("E5", "ping-pong, inline, a turn of both", InlineSource, typeof(PingPongBenchmarks), nameof(PingPongBenchmarks.InlineEvent))
            { AllowedRatio = 0.65, AllowedBytes = 32 },
        new(
            "S1", "queue and await, uncontended, synchronous", Semaphore,
            typeof(UncontendedBenchmarks), nameof(UncontendedBenchmarks.Sequencer))
            { AllowedRatio = 0.7, AllowedBytes = 0, BytesBesides = PendingOperationBytes.OfTask },
        new("S2", "1,000 operations that yield", Channel, typeof(YieldingBenchmarks), nameof(YieldingBenchmarks.Sequencer))
            { AllowedRatio = 1.0, AllowedBytes = 176 },
        new("S3a", "100,000 from one caller", Semaphore, typeof(OneCallerBenchmarks), nameof(OneCallerBenchmarks.Sequencer))
            { AllowedRatio = 0.7 },
        new("S3b", "100,000 from two callers", Channel, typeof(TwoCallersBenchmarks), nameof(TwoCallersBenchmarks.Sequencer))
            { AllowedRatio = 1.0 },
        Backlog(100_000, 0.75),
        new(
            "S4", "bytes of a pending operation, beyond the returned task", Channel,
            typeof(PendingOperationBytes), nameof(PendingOperationBytes.OfSequencer))
            { AllowedRatio = 0.6, AllowedBytes = 64, IsAboutBytes = true },
        CancelQueued(10_000, 0.1),
        new(
            "P1", "three completed awaits", AsyncTask,
            typeof(CompletedAwaitsBenchmarks), nameof(CompletedAwaitsBenchmarks.AsyncSimpleTask))
            { AllowedRatio = 1.05, AllowedBytes = 0 },
        new(
            "P1", "one suspension, on a `Task`", AsyncTask,
            typeof(TaskSuspensionBenchmarks), nameof(TaskSuspensionBenchmarks.AsyncSimpleTask))
            { AllowedRatio = 0.9, AllowedBytes = 128, BytesBesides = PendingOperationBytes.OfTaskCompletionSource },
        new(
            "P1", "one suspension, on a `ValueTask` of a reused source", AsyncTask,
            typeof(SourceSuspensionBenchmarks), nameof(SourceSuspensionBenchmarks.AsyncSimpleTask))
            { AllowedRatio = 0.9, AllowedBytes = 128 },
        new(
            "P1", "one suspension, on an inline `AwaitableEvent`", AsyncTask,
            typeof(EventSuspensionBenchmarks), nameof(EventSuspensionBenchmarks.AsyncSimpleTask))
            { AllowedRatio = 0.9, AllowedBytes = 128 },
        new("P2", "a signal", "`AsyncLocal` read", typeof(SignalBenchmarks), nameof(SignalBenchmarks.Signal))
            { AllowedRatio = 2.5, AllowedBytes = 0 },
    ];

    /// <summary>The rows that show how the cost grows, each for every one of <see cref="Sizes"/>.</summary>
    public static readonly Func<int, SpeedRow>[] Growing =
    [
        static size => Many(size, null, nameof(ManyWaitersBenchmarks.InlineEvent), "inline"),
        static size => Many(size, null, nameof(ManyWaitersBenchmarks.QueuedEvent), "queued"),
        static size => Cancel(size, null),
        static size => Backlog(size, null),
        static size => CancelQueued(size, null),
    ];

    /// <summary>Rows without a target.</summary>
    public static readonly SpeedRow[] Shown =
    [
        Many(10, null, nameof(ManyWaitersBenchmarks.InlineEventSimpleTask), "inline, in `SimpleTask` methods"),
        Many(1_000, null, nameof(ManyWaitersBenchmarks.InlineEventSimpleTask), "inline, in `SimpleTask` methods"),
        new(
            "K1", "await a set `KernelEvent`", "`AwaitableEvent`",
            typeof(SetKernelEventBenchmarks), nameof(SetKernelEventBenchmarks.KernelEvent)),
        new(
            "K2", "one suspended wait for a `KernelEvent`, set, await, reset", "`AwaitableEvent`, queued",
            typeof(KernelWaitBenchmarks), nameof(KernelWaitBenchmarks.KernelEvent)),
    ];

    private static SpeedRow Many(int waiters, double? ratio, string subject, string mode) =>
        new("E3", $"{waiters:N0} waiters, {mode}, per waiter", QueuedSource, typeof(ManyWaitersBenchmarks), subject)
            { Size = waiters, AllowedRatio = ratio, AllowedBytes = ratio is null ? null : 208 };

    private static SpeedRow Cancel(int waiters, double? ratio) =>
        new(
            "E4", $"cancel one of {waiters:N0}, no exception", SourceWait,
            typeof(CancelledWaitBenchmarks), nameof(CancelledWaitBenchmarks.Event))
            { Size = waiters, AllowedRatio = ratio };

    private static SpeedRow Backlog(int operations, double? ratio) =>
        new("S3c", $"{operations:N0} behind a gate, drained", Channel, typeof(BacklogBenchmarks), nameof(BacklogBenchmarks.Sequencer))
            { Size = operations, AllowedRatio = ratio };

    private static SpeedRow CancelQueued(int operations, double? ratio) =>
        new(
            "S5", $"cancel one of {operations:N0} queued", Semaphore,
            typeof(CancelledOperationBenchmarks), nameof(CancelledOperationBenchmarks.Sequencer))
            { Size = operations, AllowedRatio = ratio };
}
