using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Tasks that follow from other tasks. The framework's own are completed by way of the real pool when what they follow was told to
/// run its continuations asynchronously; these are completed by a continuation on the explorer's scheduler, which is inlined or
/// queued by the same rule.
/// </summary>
internal static class Promises
{
    public static Task WhenAll(Task[] tasks, Execution execution)
    {
        var promise = new TaskCompletionSource();
        AfterAll(tasks, execution, () => promise.SetFromTask(Task.WhenAll(tasks)));
        return promise.Task;
    }

    public static Task<TResult[]> WhenAll<TResult>(Task<TResult>[] tasks, Execution execution)
    {
        var promise = new TaskCompletionSource<TResult[]>();
        AfterAll(tasks, execution, () => promise.SetFromTask(Task.WhenAll(tasks)));
        return promise.Task;
    }

    public static Task<TTask> WhenAny<TTask>(TTask[] tasks, Execution execution)
        where TTask : Task
    {
        var promise = new TaskCompletionSource<TTask>();
        if (Array.Find(tasks, task => task.IsCompleted) is { } first)
            promise.SetResult(first);
        else
            Array.ForEach(tasks, task => After(task, execution, () => promise.TrySetResult(task)));
        return promise.Task;
    }

    public static Task Unwrap(Task<Task> outer, Execution execution)
    {
        var promise = new TaskCompletionSource();
        After(outer, execution, () =>
        {
            if (!outer.IsCompletedSuccessfully || outer.Result is null)
                promise.SetFromTask(outer.IsCompletedSuccessfully ? Cancelled : outer);
            else
                After(outer.Result, execution, () => promise.SetFromTask(outer.Result));
        });
        return promise.Task;
    }

    public static Task<TResult> Unwrap<TResult>(Task<Task<TResult>> outer, Execution execution)
    {
        var promise = new TaskCompletionSource<TResult>();
        After(outer, execution, () =>
        {
            if (outer.IsFaulted)
                promise.SetException(outer.Exception!.InnerExceptions);
            else if (outer.IsCanceled || outer.Result is null)
                promise.SetCanceled();
            else
                After(outer.Result, execution, () => promise.SetFromTask(outer.Result));
        });
        return promise.Task;
    }

    /// <summary>Calls <paramref name="end"/> when the task, the time-out or the token comes first: with the task, or with null and what came.</summary>
    public static void First(
        Task task, TimeSpan timeout, TimeProvider clock, CancellationToken token, Execution execution, Func<Exception?, bool> end)
    {
        ITimer? timer = null;
        CancellationTokenRegistration registration = default;
        if (timeout != Timeout.InfiniteTimeSpan)
            timer = clock.CreateTimer(_ => End(new TimeoutException()), null, timeout, Timeout.InfiniteTimeSpan);
        registration = token.UnsafeRegister(_ => End(new OperationCanceledException(token)), null);
        After(task, execution, () => End(null));

        void End(Exception? exception)
        {
            if (!end(exception))
                return;
            timer?.Dispose();
            registration.Unregister();
        }
    }

    private static Task Cancelled { get; } = Task.FromCanceled(new CancellationToken(canceled: true));

    private static void AfterAll(Task[] tasks, Execution execution, Action last)
    {
        var running = tasks.Length;
        if (running == 0)
            last();
        foreach (var task in tasks)
        {
            After(task, execution, () =>
            {
                if (--running == 0)
                    last();
            });
        }
    }

    private static void After(Task task, Execution execution, Action then)
    {
        if (task.IsCompleted)
            then();
        else
            task.ContinueWith(_ => then(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, execution.Scheduler);
    }
}
