namespace Weft.Exploration.Interception;

/// <summary>The families of threads, and what comes from them or belongs to them.</summary>
internal static class ThreadFamilies
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("Thread")
        {
            Covers =
            [
                "System.Threading.Thread",
                "System.Threading.ThreadExceptionEventArgs",
            ],
            Harmless =
            [
                "System.Threading.ThreadExceptionEventArgs",
            ],
        },
        new("ThreadPool")
        {
            Covers =
            [
                "System.Threading.ThreadPool",
                "System.Threading.IThreadPoolWorkItem",
                "System.Threading.RegisteredWaitHandle",
            ],
            Harmless =
            [
                "System.Threading.ThreadPool::GetMaxThreads",
                "System.Threading.ThreadPool::GetMinThreads",
                "System.Threading.ThreadPool::SetMaxThreads",
                "System.Threading.ThreadPool::SetMinThreads",
                "System.Threading.IThreadPoolWorkItem",
            ],
        },
        new("Synchronization contexts")
        {
            Covers =
            [
                "System.Threading.SynchronizationContext",
                "System.Progress`1",
            ],
            Harmless =
            [
                // A context of the program's own is rewritten with it; the framework's own posts to the pool, so Post has a hook.
                "System.Threading.SynchronizationContext::.ctor",
                "System.Threading.SynchronizationContext::CreateCopy",
                "System.Threading.SynchronizationContext::IsWaitNotificationRequired",
                "System.Threading.SynchronizationContext::OperationCompleted",
                "System.Threading.SynchronizationContext::OperationStarted",
                "System.Threading.SynchronizationContext::Send",
                "System.Threading.SynchronizationContext::SetSynchronizationContext",
                "System.Threading.SynchronizationContext::get_Current",
            ],
        },
        new("Execution contexts and AsyncLocal")
        {
            Covers =
            [
                "System.Threading.AsyncLocal`1",
                "System.Threading.AsyncLocalValueChangedArgs`1",
                "System.Threading.AsyncFlowControl",
                "System.Threading.ExecutionContext",
                "System.Threading.Timeout",
            ],
            Harmless =
            [
                // They belong to the flow of one operation.
                "System.Threading.AsyncFlowControl",
                "System.Threading.AsyncLocal`1",
                "System.Threading.AsyncLocalValueChangedArgs`1",
                "System.Threading.ExecutionContext",
                "System.Threading.Timeout",
            ],
        },
        new("Thread locals")
        {
            Covers =
            [
                "System.Threading.ThreadLocal`1",
            ],
        },
    ];
}
