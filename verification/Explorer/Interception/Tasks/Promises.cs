using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>
/// Tasks that follow from other tasks. The framework's own are completed by way of the real pool when what they follow was told to
/// run its continuations asynchronously; these are completed by a continuation on the explorer's scheduler, which is inlined or
/// queued by the same rule.
/// </summary>
internal static class Promises
{
    private static readonly Action<Task, object?> Go = static (_, step) => ((Step)step!).Then();

    public static Task WhenAll(Task[] tasks, Execution execution)
    {
        var promise = new TaskCompletionSource();
        AfterAll(tasks, promise.Task, execution, () => promise.SetFromTask(Task.WhenAll(tasks)));
        return Derived(promise.Task, execution);
    }

    public static Task<TResult[]> WhenAll<TResult>(Task<TResult>[] tasks, Execution execution)
    {
        var promise = new TaskCompletionSource<TResult[]>();
        AfterAll(tasks, promise.Task, execution, () => promise.SetFromTask(Task.WhenAll(tasks)));
        return Derived(promise.Task, execution);
    }

    /// <summary>A task that ends well when all have ended, however they have.</summary>
    public static Task AfterAll(Task[] tasks, Execution execution)
    {
        var promise = new TaskCompletionSource();
        AfterAll(tasks, promise.Task, execution, promise.SetResult);
        return Derived(promise.Task, execution);
    }

    public static Task<TTask> WhenAny<TTask>(TTask[] tasks, Execution execution)
        where TTask : Task
    {
        var promise = new TaskCompletionSource<TTask>();
        if (Array.Find(tasks, task => task.IsCompleted) is { } first)
            promise.SetResult(first);
        else
            Array.ForEach(tasks, task => After(task, promise.Task, execution, () => promise.TrySetResult(task)));
        return Derived(promise.Task, execution);
    }

    /// <summary>The task that <paramref name="outer"/> returns.</summary>
    /// <param name="outer">A task of a task.</param>
    /// <param name="execution">The execution that both belong to.</param>
    /// <param name="isRun">True for <c>Task.Run</c>, which takes a function that throws a cancellation for one that was cancelled.</param>
    public static Task Unwrap(Task<Task> outer, Execution execution, bool isRun = false)
    {
        var promise = new TaskCompletionSource();
        After(outer, promise.Task, execution, () =>
        {
            if (TokenOfCancelled(outer, isRun) is { } token)
                promise.SetCanceled(token);
            else if (outer.IsFaulted)
                promise.SetException(outer.Exception.InnerExceptions);
            else
                After(outer.Result, promise.Task, execution, () => promise.SetFromTask(outer.Result));
        });
        return Derived(promise.Task, execution);
    }

    /// <inheritdoc cref="Unwrap(Task{Task}, Execution, bool)"/>
    public static Task<TResult> Unwrap<TResult>(Task<Task<TResult>> outer, Execution execution, bool isRun = false)
    {
        var promise = new TaskCompletionSource<TResult>();
        After(outer, promise.Task, execution, () =>
        {
            if (TokenOfCancelled(outer, isRun) is { } token)
                promise.SetCanceled(token);
            else if (outer.IsFaulted)
                promise.SetException(outer.Exception.InnerExceptions);
            else
                After(outer.Result, promise.Task, execution, () => promise.SetFromTask(outer.Result));
        });
        return Derived(promise.Task, execution);
    }

    /// <summary>
    /// Calls <paramref name="end"/>, which ends <paramref name="promise"/>, when the task, the time-out or the token comes first: with
    /// the task, or with null and what came.
    /// </summary>
    public static void First(
        Task promise, Task task, TimeSpan timeout, TimeProvider clock, CancellationToken token, Execution execution,
        Func<Exception?, bool> end)
    {
        ITimer? timer = null;
        CancellationTokenRegistration registration = default;
        if (timeout != Timeout.InfiniteTimeSpan)
            timer = clock.CreateTimer(_ => End(new TimeoutException()), promise, timeout, Timeout.InfiniteTimeSpan);
        registration = token.UnsafeRegister(_ => End(new OperationCanceledException(token)), null);
        if (CancellationSources.Of(token) is { } source)
        {
            execution.Derivations.Add(source, promise);
            execution.Derivations.Add(task, source); // which is told that nobody waits for it any more
        }
        After(task, promise, execution, () => End(null));
        Derived(promise, execution);

        void End(Exception? exception)
        {
            if (!end(exception))
                return;
            timer?.Dispose();
            registration.Unregister();
        }
    }

    /// <summary>Notes that <paramref name="task"/> follows from others: a step that announces their end announces its end too.</summary>
    private static TTask Derived<TTask>(TTask task, Execution execution)
        where TTask : Task
    {
        execution.Watch.Follow(task);
        return task;
    }

    // Null if the outer task stands for a task, or for a fault. Without a task inside, the real one is cancelled by no token.
    private static CancellationToken? TokenOfCancelled<TTask>(Task<TTask> outer, bool isRun)
        where TTask : Task
    {
        if (outer.IsFaulted)
            return isRun && outer.Exception.InnerException is OperationCanceledException thrown ? thrown.CancellationToken : null;
        if (outer.IsCanceled)
            return new TaskCanceledException(outer).CancellationToken;
        return outer.Result is null ? CancellationToken.None : null;
    }

    private static void AfterAll(Task[] tasks, Task promise, Execution execution, Action last)
    {
        var running = tasks.Length;
        if (running == 0)
            last();
        foreach (var task in tasks)
        {
            After(task, promise, execution, () =>
            {
                if (--running == 0)
                    last();
            });
        }
    }

    /// <summary>
    /// Calls <paramref name="then"/>, which ends <paramref name="promise"/>, when a task has ended: inline, unless the task queues its
    /// continuations.
    /// </summary>
    public static void After(Task task, Task promise, Execution execution, Action then)
    {
        if (task.IsCompleted)
        {
            then();
            return;
        }
        execution.Derivations.Add(task, promise);
        task.ContinueWith(
            Go,
            new Step(then, CallSites.Noted, promise),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            execution.Scheduler);
    }

    private sealed record Step(Action Then, int Site, Task Ends) : IOwnContinuation;
}
