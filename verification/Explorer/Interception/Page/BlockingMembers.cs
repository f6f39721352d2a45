namespace Weft.Exploration.Interception;

/// <summary>
/// The members that can make the operation that calls them wait, as a call or at an await of what they return. Rows as in a
/// <see cref="Family"/>; one of a member that is not controlled says nothing.
/// </summary>
internal static class BlockingMembers
{
    private static readonly HashSet<string> Rows =
    [
        .. Of("System.Threading.Tasks.Task", "Wait", "WaitAll", "WaitAny", "RunSynchronously", "Dispose"),
        .. Of("System.Threading.Tasks.Task`1", "get_Result"),
        .. Of("System.Threading.Tasks.ValueTask`1", "get_Result"),
        .. Of("System.Runtime.CompilerServices.TaskAwaiter", "GetResult"),
        .. Of("System.Runtime.CompilerServices.TaskAwaiter`1", "GetResult"),
        .. Of("System.Runtime.CompilerServices.ValueTaskAwaiter", "GetResult"),
        .. Of("System.Runtime.CompilerServices.ValueTaskAwaiter`1", "GetResult"),
        .. Of("System.Runtime.CompilerServices.ConfiguredTaskAwaitable/ConfiguredTaskAwaiter", "GetResult"),
        .. Of("System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1/ConfiguredTaskAwaiter", "GetResult"),
        .. Of("System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable/ConfiguredValueTaskAwaiter", "GetResult"),
        .. Of("System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1/ConfiguredValueTaskAwaiter", "GetResult"),
        .. Of("System.Threading.Tasks.Parallel", "For", "ForEach", "Invoke"),
        .. Of("System.Threading.Monitor", "Enter", "TryEnter", "Wait", "ReliableEnter"),
        .. Of("System.Threading.Lock", "Enter", "EnterScope", "TryEnter"),
        .. Of("System.Threading.SpinLock", "Enter", "TryEnter"),
        .. Of("System.Threading.SpinWait", "SpinOnce", "SpinUntil"),
        .. Of(
            "System.Threading.ReaderWriterLockSlim",
            "EnterReadLock", "EnterUpgradeableReadLock", "EnterWriteLock", "TryEnterReadLock", "TryEnterUpgradeableReadLock",
                "TryEnterWriteLock"),
        .. Of("System.Threading.ReaderWriterLock", "AcquireReaderLock", "AcquireWriterLock", "UpgradeToWriterLock"),
        .. Of("System.Threading.SemaphoreSlim", "Wait"),
        .. Of("System.Threading.ManualResetEventSlim", "Wait"),
        .. Of("System.Threading.CountdownEvent", "Wait"),
        .. Of("System.Threading.Barrier", "SignalAndWait"),
        .. Of("System.Threading.WaitHandle", "WaitOne", "WaitAll", "WaitAny", "SignalAndWait"),
        .. Of("System.Threading.Thread", "Join", "Sleep"),
        .. Of("System.Threading.SynchronizationContext", "Send", "Wait"),
        .. Of("System.Threading.CancellationTokenRegistration", "Dispose"),
        .. Of("System.Lazy`1", "get_Value"),
        .. Of("System.Threading.LazyInitializer", "EnsureInitialized"),
        .. Of("System.Threading.ThreadLocal`1", "get_Value"),
        .. Of("System.Collections.Concurrent.BlockingCollection`1", "Add", "AddToAny", "GetConsumingEnumerable", "Take", "TakeFromAny",
            "TryAdd", "TryAddToAny", "TryTake", "TryTakeFromAny"),
    ];

    /// <summary>Tells whether a call of the member can wait.</summary>
    public static bool Contain(string type, string member) => Rows.Contains($"{type}::{member}");

    private static IEnumerable<string> Of(string type, params string[] members) => members.Select(member => $"{type}::{member}");
}
