namespace Weft.Exploration.Interception;

/// <summary>The members of intercepted types and namespaces that need no scheduling point: they touch nothing that another operation can see.</summary>
/// <remarks>
/// A hook goes before an entry here. Deliberately absent, and so refused where they have no hook: whatever tells if a task has
/// ended (its exception included: that is null until then), everything that waits, everything that reaches the real thread pool,
/// and what belongs to a thread (<see cref="ThreadLocal{T}"/>), because operations share threads and take whichever is free.
/// </remarks>
internal static class HarmlessMembers
{
    /// <summary>Types of which no member needs a point. Exceptions, delegates and enumerations are harmless by rule and not listed.</summary>
    public static IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        // They belong to the flow of one operation.
        "System.Threading.AsyncFlowControl",
        "System.Threading.AsyncLocal`1",
        "System.Threading.AsyncLocalValueChangedArgs`1",
        "System.Threading.ExecutionContext",

        // Values and records that say how something is to be done.
        "System.Threading.Timeout",
        "System.Threading.Channels.BoundedChannelOptions",
        "System.Threading.Channels.ChannelOptions",
        "System.Threading.Channels.UnboundedChannelOptions",
        "System.Threading.Channels.UnboundedPrioritizedChannelOptions`1",
        "System.Threading.Tasks.Dataflow.DataflowBlockOptions",
        "System.Threading.Tasks.Dataflow.DataflowLinkOptions",
        "System.Threading.Tasks.Dataflow.DataflowMessageHeader",
        "System.Threading.Tasks.Dataflow.ExecutionDataflowBlockOptions",
        "System.Threading.Tasks.Dataflow.GroupingDataflowBlockOptions",
        "System.Threading.Tasks.ParallelLoopResult",
        "System.Threading.Tasks.ParallelOptions",
        "System.Threading.Tasks.UnobservedTaskExceptionEventArgs",
        "System.Threading.ThreadExceptionEventArgs",
        "System.Timers.ElapsedEventArgs",

        // The point of an await stands where the awaiter is asked for.
        "System.Runtime.CompilerServices.TaskAwaiter",
        "System.Runtime.CompilerServices.TaskAwaiter`1",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable/ConfiguredTaskAwaiter",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1/ConfiguredTaskAwaiter",

        // The system's own is replaced where it is asked for; any other is code like any other.
        "System.TimeProvider",

        // But for what would end the process.
        "System.Diagnostics.Debug",
        "System.Diagnostics.Trace",
        "System.Environment",

        // Interfaces. What is behind them is rewritten itself, or was refused where it was created.
        "System.Threading.IThreadPoolWorkItem",
        "System.Threading.ITimer",
        "System.Threading.Tasks.Sources.IValueTaskSource",
        "System.Threading.Tasks.Sources.IValueTaskSource`1",
    };

    /// <summary>Single members as <c>Type::Member</c>, every overload.</summary>
    public static IReadOnlySet<string> Members { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        // Schedules are sequentially consistent: a barrier has nothing to order.
        "System.Threading.Interlocked::MemoryBarrier",
        "System.Threading.Interlocked::MemoryBarrierProcessWide",
        "System.Threading.Volatile::ReadBarrier",
        "System.Threading.Volatile::WriteBarrier",

        // Tells an operation what it did itself.
        "System.Threading.Monitor::IsEntered",

        // Created ended, or never changes.
        "System.Threading.Tasks.Task::get_CompletedTask",
        "System.Threading.Tasks.Task::FromCanceled",
        "System.Threading.Tasks.Task::FromException",
        "System.Threading.Tasks.Task::FromResult",
        "System.Threading.Tasks.Task::get_AsyncState",
        "System.Threading.Tasks.Task::get_CreationOptions",
        "System.Threading.Tasks.Task::get_CurrentId",
        "System.Threading.Tasks.Task::get_Factory",
        "System.Threading.Tasks.Task::get_Id",
        "System.Threading.Tasks.Task::Yield", // the point is where the awaiter suspends
        "System.Threading.Tasks.Task`1::get_Factory",
        "System.Threading.Tasks.TaskAsyncEnumerableExtensions::WithCancellation",
        "System.Threading.Tasks.TaskCompletionSource::.ctor",
        "System.Threading.Tasks.TaskCompletionSource::get_Task",
        "System.Threading.Tasks.TaskCompletionSource`1::.ctor",
        "System.Threading.Tasks.TaskCompletionSource`1::get_Task",
        "System.Threading.Tasks.TaskFactory::.ctor",
        "System.Threading.Tasks.TaskFactory::get_CancellationToken",
        "System.Threading.Tasks.TaskFactory::get_ContinuationOptions",
        "System.Threading.Tasks.TaskFactory::get_CreationOptions",
        "System.Threading.Tasks.TaskFactory::get_Scheduler",
        "System.Threading.Tasks.TaskFactory`1::.ctor",
        "System.Threading.Tasks.TaskFactory`1::get_CancellationToken",
        "System.Threading.Tasks.TaskFactory`1::get_ContinuationOptions",
        "System.Threading.Tasks.TaskFactory`1::get_CreationOptions",
        "System.Threading.Tasks.TaskFactory`1::get_Scheduler",
        "System.Threading.Tasks.TaskScheduler::.ctor",
        "System.Threading.Tasks.TaskScheduler::get_Current",
        "System.Threading.Tasks.TaskScheduler::get_Id",
        "System.Threading.Tasks.TaskScheduler::get_MaximumConcurrencyLevel",

        // A value task is a value; to look into it is what counts.
        "System.Threading.Tasks.ValueTask::.ctor",
        "System.Threading.Tasks.ValueTask::AsTask",
        "System.Threading.Tasks.ValueTask::Equals",
        "System.Threading.Tasks.ValueTask::FromCanceled",
        "System.Threading.Tasks.ValueTask::FromException",
        "System.Threading.Tasks.ValueTask::FromResult",
        "System.Threading.Tasks.ValueTask::GetHashCode",
        "System.Threading.Tasks.ValueTask::Preserve",
        "System.Threading.Tasks.ValueTask::get_CompletedTask",
        "System.Threading.Tasks.ValueTask::op_Equality",
        "System.Threading.Tasks.ValueTask::op_Inequality",
        "System.Threading.Tasks.ValueTask`1::.ctor",
        "System.Threading.Tasks.ValueTask`1::AsTask",
        "System.Threading.Tasks.ValueTask`1::Equals",
        "System.Threading.Tasks.ValueTask`1::GetHashCode",
        "System.Threading.Tasks.ValueTask`1::Preserve",
        "System.Threading.Tasks.ValueTask`1::op_Equality",
        "System.Threading.Tasks.ValueTask`1::op_Inequality",

        // To hold a token is no access; to ask it is.
        "System.Threading.CancellationToken::.ctor",
        "System.Threading.CancellationToken::Equals",
        "System.Threading.CancellationToken::GetHashCode",
        "System.Threading.CancellationToken::get_CanBeCanceled",
        "System.Threading.CancellationToken::get_None",
        "System.Threading.CancellationToken::op_Equality",
        "System.Threading.CancellationToken::op_Inequality",
        "System.Threading.CancellationTokenRegistration::Equals",
        "System.Threading.CancellationTokenRegistration::GetHashCode",
        "System.Threading.CancellationTokenRegistration::get_Token",
        "System.Threading.CancellationTokenRegistration::op_Equality",
        "System.Threading.CancellationTokenRegistration::op_Inequality",
        "System.Threading.CancellationTokenSource::get_Token",

        // A context of the program's own is rewritten with it; the framework's own posts to the pool, so Post is absent.
        "System.Threading.SynchronizationContext::.ctor",
        "System.Threading.SynchronizationContext::CreateCopy",
        "System.Threading.SynchronizationContext::IsWaitNotificationRequired",
        "System.Threading.SynchronizationContext::OperationCompleted",
        "System.Threading.SynchronizationContext::OperationStarted",
        "System.Threading.SynchronizationContext::Send",
        "System.Threading.SynchronizationContext::SetSynchronizationContext",
        "System.Threading.SynchronizationContext::get_Current",

        // Configuring an asynchronous stream to come back to no scheduler is what counts, and that is ConfigureAwait.
        "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1::GetAsyncEnumerator",
        "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1::WithCancellation",

        "System.Threading.SpinWait::Reset",
        "System.Threading.SpinWait::get_Count",
        "System.Threading.SpinWait::get_NextSpinWillYield",
        "System.Threading.ThreadPool::GetMaxThreads",
        "System.Threading.ThreadPool::GetMinThreads",
        "System.Threading.ThreadPool::SetMaxThreads",
        "System.Threading.ThreadPool::SetMinThreads",

        // Bases of a program's own channels.
        "System.Threading.Channels.Channel`2::.ctor",
        "System.Threading.Channels.Channel`2::get_Reader",
        "System.Threading.Channels.Channel`2::get_Writer",
        "System.Threading.Channels.Channel`2::op_Implicit",
        "System.Threading.Channels.Channel`1::.ctor",
        "System.Threading.Channels.ChannelReader`1::.ctor",
        "System.Threading.Channels.ChannelWriter`1::.ctor",
    };
}
