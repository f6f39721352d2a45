namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="TaskFactory"/>: what follows when any of several tasks has ended. The framework's own goes by way of the
/// real pool after a task that was told to run its continuations asynchronously.
/// </summary>
[Intercepts(typeof(TaskFactory))]
internal static class TaskFactoryContinueWhenAnyHooks
{
    public static Task ContinueWhenAny(TaskFactory factory, Task[] tasks, Action<Task> continuationAction, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationAction, factory.CancellationToken, factory.ContinuationOptions,
            Continuations.SchedulerOf(factory), site);

    public static Task ContinueWhenAny(
        TaskFactory factory, Task[] tasks, Action<Task> continuationAction, CancellationToken cancellationToken, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationAction, cancellationToken, factory.ContinuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task ContinueWhenAny(
        TaskFactory factory, Task[] tasks, Action<Task> continuationAction, TaskContinuationOptions continuationOptions, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationAction, factory.CancellationToken, continuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task ContinueWhenAny(
        TaskFactory factory, Task[] tasks, Action<Task> continuationAction,
        CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler, int site)
    {
        if (Continuations.ExecutionFor(tasks, continuationAction, continuationOptions, scheduler, site) is not { } execution)
            return factory.ContinueWhenAny(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);
        var promise = Promises.WhenAny<Task>([.. tasks], execution);
        return Continuations.Follow(
            promise, () => continuationAction(promise.Result), cancellationToken, continuationOptions, scheduler, site);
    }

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task, TResult> continuationFunction, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, factory.CancellationToken, factory.ContinuationOptions,
            Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, cancellationToken, factory.ContinuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task, TResult> continuationFunction,
        TaskContinuationOptions continuationOptions, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, factory.CancellationToken, continuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory factory, Task[] tasks, Func<Task, TResult> continuationFunction,
        CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler, int site)
    {
        if (Continuations.ExecutionFor(tasks, continuationFunction, continuationOptions, scheduler, site) is not { } execution)
            return factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
        var promise = Promises.WhenAny<Task>([.. tasks], execution);
        return Continuations.Follow(
            promise, () => continuationFunction(promise.Result), cancellationToken, continuationOptions, scheduler, site);
    }

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationAction, factory.CancellationToken, factory.ContinuationOptions,
            Continuations.SchedulerOf(factory), site);

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction,
        CancellationToken cancellationToken, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationAction, cancellationToken, factory.ContinuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction,
        TaskContinuationOptions continuationOptions, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationAction, factory.CancellationToken, continuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task ContinueWhenAny<TAntecedentResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction,
        CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler, int site)
    {
        if (Continuations.ExecutionFor(tasks, continuationAction, continuationOptions, scheduler, site) is not { } execution)
            return factory.ContinueWhenAny(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);
        var promise = Promises.WhenAny<Task<TAntecedentResult>>([.. tasks], execution);
        return Continuations.Follow(
            promise, () => continuationAction(promise.Result), cancellationToken, continuationOptions, scheduler, site);
    }

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, factory.CancellationToken, factory.ContinuationOptions,
            Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction,
        CancellationToken cancellationToken, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, cancellationToken, factory.ContinuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction,
        TaskContinuationOptions continuationOptions, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, factory.CancellationToken, continuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(
        TaskFactory factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction,
        CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler, int site)
    {
        if (Continuations.ExecutionFor(tasks, continuationFunction, continuationOptions, scheduler, site) is not { } execution)
            return factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
        var promise = Promises.WhenAny<Task<TAntecedentResult>>([.. tasks], execution);
        return Continuations.Follow(
            promise, () => continuationFunction(promise.Result), cancellationToken, continuationOptions, scheduler, site);
    }
}
