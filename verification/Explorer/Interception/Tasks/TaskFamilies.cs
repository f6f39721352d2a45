using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>The families of tasks: starting, awaiting, waiting, combining, continuing and completing them.</summary>
internal static class TaskFamilies
{
    private const string FromAsync =
        "its end comes from a thread of the framework's; complete a TaskCompletionSource in the callback instead";

    private const string Unobserved = "a finalizer raises it, when the collector pleases; look at the exceptions of the tasks themselves";

    public static IReadOnlyList<Family> All { get; } =
    [
        new("Starting tasks")
        {
            Covers =
            [
                "System.Threading.Tasks.Task::.ctor",
                "System.Threading.Tasks.Task::Run",
                "System.Threading.Tasks.Task::Start",
                "System.Threading.Tasks.Task::RunSynchronously",
                "System.Threading.Tasks.Task::get_Factory",
                "System.Threading.Tasks.Task`1::.ctor",
                "System.Threading.Tasks.Task`1::get_Factory",
                "System.Threading.Tasks.TaskFactory",
                "System.Threading.Tasks.TaskFactory`1",
            ],
            Observed =
            [
                "System.Threading.Tasks.Task::.ctor",
                "System.Threading.Tasks.Task::Start",
                "System.Threading.Tasks.Task`1::.ctor",
                "System.Threading.Tasks.TaskFactory::StartNew",
                "System.Threading.Tasks.TaskFactory`1::StartNew",
            ],
            Kinds = new Dictionary<string, AccessKind>
            {
                // To make a task changes nothing that others can see; what they see is what it does.
                ["System.Threading.Tasks.TaskFactory::StartNew"] = AccessKind.Read,
                ["System.Threading.Tasks.TaskFactory`1::StartNew"] = AccessKind.Read,
            },
            Harmless =
            [
                "System.Threading.Tasks.Task::get_Factory",
                "System.Threading.Tasks.Task`1::get_Factory",
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
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.Tasks.TaskFactory::FromAsync"] = FromAsync,
                ["System.Threading.Tasks.TaskFactory`1::FromAsync"] = FromAsync,
            },
        },
        new("Awaiting tasks")
        {
            Covers =
            [
                "System.Threading.Tasks.Task",
                "System.Threading.Tasks.Task`1",
                "System.Runtime.CompilerServices.TaskAwaiter",
                "System.Runtime.CompilerServices.TaskAwaiter`1",
                "System.Runtime.CompilerServices.ConfiguredTaskAwaitable",
                "System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1",
                "System.Runtime.CompilerServices.YieldAwaitable",
                "System.Runtime.CompilerServices.ConfiguredTaskAwaitable/ConfiguredTaskAwaiter",
                "System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1/ConfiguredTaskAwaiter",
            ],
            Harmless =
            [
                "System.Threading.Tasks.Task::get_CompletedTask",
                "System.Threading.Tasks.Task::FromCanceled",
                "System.Threading.Tasks.Task::FromException",
                "System.Threading.Tasks.Task::FromResult",
                "System.Threading.Tasks.Task::get_AsyncState",
                "System.Threading.Tasks.Task::get_CreationOptions",
                "System.Threading.Tasks.Task::get_CurrentId",
                "System.Threading.Tasks.Task::get_Id",
                // The point is where the awaiter suspends.
                "System.Threading.Tasks.Task::Yield",
                // The point of an await stands where the awaiter is asked for.
                "System.Runtime.CompilerServices.TaskAwaiter",
                "System.Runtime.CompilerServices.TaskAwaiter`1",
                "System.Runtime.CompilerServices.ConfiguredTaskAwaitable/ConfiguredTaskAwaiter",
                "System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1/ConfiguredTaskAwaiter",
                "System.Runtime.CompilerServices.ConfiguredTaskAwaitable",
                "System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1",
                "System.Runtime.CompilerServices.YieldAwaitable",
            ],
        },
        new("Waiting for tasks")
        {
            Covers =
            [
                "System.Threading.Tasks.Task::Wait",
                "System.Threading.Tasks.Task::WaitAll",
                "System.Threading.Tasks.Task::WaitAny",
                "System.Threading.Tasks.Task`1::get_Result",
            ],
        },
        new("Combining tasks")
        {
            Covers =
            [
                "System.Threading.Tasks.Task::WhenAll",
                "System.Threading.Tasks.Task::WhenAny",
                "System.Threading.Tasks.Task::WhenEach",
                "System.Threading.Tasks.Task::WaitAsync",
                "System.Threading.Tasks.Task`1::WaitAsync",
                "System.Threading.Tasks.TaskExtensions",
            ],
        },
        new("Continuing tasks")
        {
            Covers =
            [
                "System.Threading.Tasks.Task::ContinueWith",
                "System.Threading.Tasks.Task`1::ContinueWith",
                "System.Threading.Tasks.TaskFactory::ContinueWhenAll",
                "System.Threading.Tasks.TaskFactory::ContinueWhenAny",
                "System.Threading.Tasks.TaskFactory`1::ContinueWhenAll",
                "System.Threading.Tasks.TaskFactory`1::ContinueWhenAny",
            ],
            Observed =
            [
                "System.Threading.Tasks.Task::ContinueWith",
                "System.Threading.Tasks.Task`1::ContinueWith",
            ],
            Kinds = new Dictionary<string, AccessKind>
            {
                ["System.Threading.Tasks.Task::ContinueWith"] = AccessKind.Await,
                ["System.Threading.Tasks.Task`1::ContinueWith"] = AccessKind.Await,
            },
        },
        new("Completing tasks")
        {
            Covers =
            [
                "System.Threading.Tasks.TaskCompletionSource",
                "System.Threading.Tasks.TaskCompletionSource`1",
            ],
            Harmless =
            [
                "System.Threading.Tasks.TaskCompletionSource::.ctor",
                "System.Threading.Tasks.TaskCompletionSource::get_Task",
                "System.Threading.Tasks.TaskCompletionSource`1::.ctor",
                "System.Threading.Tasks.TaskCompletionSource`1::get_Task",
            ],
        },
        new("Task schedulers")
        {
            Covers =
            [
                "System.Threading.Tasks.TaskScheduler",
                "System.Threading.Tasks.ConcurrentExclusiveSchedulerPair",
                "System.Threading.Tasks.UnobservedTaskExceptionEventArgs",
            ],
            Harmless =
            [
                "System.Threading.Tasks.TaskScheduler::.ctor",
                "System.Threading.Tasks.TaskScheduler::get_Current",
                "System.Threading.Tasks.TaskScheduler::get_Id",
                "System.Threading.Tasks.TaskScheduler::get_MaximumConcurrencyLevel",
                "System.Threading.Tasks.UnobservedTaskExceptionEventArgs",
                // What a scheduler of the program's own implements; the base class only says that nothing can be taken back.
                "System.Threading.Tasks.TaskScheduler::GetScheduledTasks",
                "System.Threading.Tasks.TaskScheduler::QueueTask",
                "System.Threading.Tasks.TaskScheduler::TryDequeue",
                "System.Threading.Tasks.TaskScheduler::TryExecuteTaskInline",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Threading.Tasks.TaskScheduler::add_UnobservedTaskException"] = Unobserved,
                ["System.Threading.Tasks.TaskScheduler::remove_UnobservedTaskException"] = Unobserved,
            },
        },
        new("Parallel")
        {
            Covers =
            [
                "System.Threading.Tasks.Parallel",
                "System.Threading.Tasks.ParallelLoopState",
                "System.Threading.Tasks.ParallelLoopResult",
                "System.Threading.Tasks.ParallelOptions",
            ],
            Harmless =
            [
                "System.Threading.Tasks.ParallelOptions",
            ],
            Refused = new Dictionary<string, string>
            {
                // The overloads for partitioners; the explorer's own version has all others.
                ["System.Threading.Tasks.Parallel::ForEach"] =
                    "how a partitioner divides its items follows the number of processors; pass the collection itself",
            },
        },
        new("Parallel LINQ")
        {
            Covers =
            [
                "System.Linq.ParallelEnumerable",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.Linq.ParallelEnumerable"] =
                    "its queries divide their work by the number of processors and run on the real pool; use Parallel.ForEach",
            },
        },
        new("Results of Begin and End")
        {
            Covers =
            [
                "System.IAsyncResult",
            ],
            Harmless =
            [
                "System.IAsyncResult::get_AsyncState",
                "System.IAsyncResult::get_CompletedSynchronously",
            ],
            Refused = new Dictionary<string, string>
            {
                ["System.IAsyncResult::get_AsyncWaitHandle"] =
                    "the framework signals it where the explorer does not see it; wait for the task, or await it",
            },
        },
    ];
}
