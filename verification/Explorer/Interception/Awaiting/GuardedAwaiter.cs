using System.Runtime.CompilerServices;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// An awaiter of the program's own, on its way into a framework builder. An exception that it throws while it takes the
/// continuation would be thrown again on the real pool and end the process; here it violates the schedule.
/// </summary>
internal readonly struct GuardedAwaiter<TAwaiter>(TAwaiter awaiter) : ICriticalNotifyCompletion
    where TAwaiter : INotifyCompletion
{
    /// <summary>
    /// The framework's own awaiters do not throw, and its builders know them by type: those go in as they are. But that of a value task
    /// hands the continuation to whatever stands behind it, and a source that is awaited twice does throw.
    /// </summary>
    public static bool IsNeeded { get; } =
        typeof(TAwaiter).Assembly != typeof(object).Assembly
            || typeof(TAwaiter).Name.Contains("ValueTaskAwaiter", StringComparison.Ordinal);

    public void OnCompleted(Action continuation)
    {
        try
        {
            awaiter.OnCompleted(continuation);
        }
        catch (Exception exception) when (Operation.Current is { } operation)
        {
            Report(operation, exception);
        }
    }

    public void UnsafeOnCompleted(Action continuation)
    {
        try
        {
            ((ICriticalNotifyCompletion)awaiter).UnsafeOnCompleted(continuation);
        }
        catch (Exception exception) when (Operation.Current is { } operation)
        {
            Report(operation, exception);
        }
    }

    // An abandoned operation goes on unwinding at its next scheduling point.
    private static void Report(Operation operation, Exception exception)
    {
        if (exception is not AbandonedException)
            operation.Execution.Fail(Outcome.Unhandled(exception));
    }
}
