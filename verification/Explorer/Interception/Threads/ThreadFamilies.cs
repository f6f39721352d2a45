namespace Weft.Exploration.Interception;

/// <summary>The families of threads, and what comes from them or belongs to them.</summary>
internal static class ThreadFamilies
{
    private const string Apartments = "apartments belong to COM, which is not explored";
    private const string Gone = "it has done nothing but throw since the first .NET Core";
    private const string Numbers = "the real pool runs none of the work of an exploration, so its numbers are chance";
    private const string Native = "the operating system calls back on threads that are not controlled";
    private const string NativeWaits = "it waits for handles in native code; wait for a task, a gate or an event instead";
    private const string EventBased = "it posts to the real pool from inside the framework; use tasks and Progress<T>";

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
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.Thread::Interrupt"] = "nothing in the model can be interrupted; end the wait by a token or a signal",
                ["System.Threading.Thread::get_ApartmentState"] = Apartments,
                ["System.Threading.Thread::set_ApartmentState"] = Apartments,
                ["System.Threading.Thread::SetApartmentState"] = Apartments,
                ["System.Threading.Thread::TrySetApartmentState"] = Apartments,
                ["System.Threading.Thread::Abort"] = Gone,
                ["System.Threading.Thread::ResetAbort"] = Gone,
                ["System.Threading.Thread::Suspend"] = Gone,
                ["System.Threading.Thread::Resume"] = Gone,
                ["System.Threading.Thread::GetCompressedStack"] = Gone,
                ["System.Threading.Thread::SetCompressedStack"] = Gone,
                ["System.Threading.Thread::DisableComObjectEagerCleanup"] = Apartments,
            },
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
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.ThreadPool::GetAvailableThreads"] = Numbers,
                ["System.Threading.ThreadPool::get_CompletedWorkItemCount"] = Numbers,
                ["System.Threading.ThreadPool::get_PendingWorkItemCount"] = Numbers,
                ["System.Threading.ThreadPool::get_ThreadCount"] = Numbers,
                ["System.Threading.ThreadPool::BindHandle"] = Native,
                ["System.Threading.ThreadPool::UnsafeQueueNativeOverlapped"] = Native,
            },
        },
        new("Synchronization contexts")
        {
            Covers =
            [
                "System.Threading.SynchronizationContext",
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
                "System.Threading.SynchronizationContext::get_Current",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.SynchronizationContext::SetWaitNotificationRequired"] = NativeWaits,
                ["System.Threading.SynchronizationContext::Wait"] = NativeWaits,
                ["System.Threading.SynchronizationContext::WaitHelper"] = NativeWaits,
            },
        },
        new("Progress")
        {
            Covers =
            [
                "System.Progress`1",
            ],
        },
        new("Event-based components")
        {
            Covers =
            [
                "System.ComponentModel.AsyncOperation",
                "System.ComponentModel.AsyncOperationManager",
                "System.ComponentModel.BackgroundWorker",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.ComponentModel.AsyncOperation"] = EventBased,
                ["System.ComponentModel.AsyncOperationManager"] = EventBased,
                ["System.ComponentModel.BackgroundWorker"] = EventBased,
            },
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
