namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="TaskFactory{TResult}"/>: what follows when any of several tasks has ended. The framework's own goes by way of the
/// real pool after a task that was told to run its continuations asynchronously.
/// </summary>
[Intercepts(typeof(TaskFactory<>))]
internal static class TaskFactoryOfTContinueWhenAnyHooks
{
    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task, TResult> continuationFunction, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, factory.CancellationToken, factory.ContinuationOptions,
            Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task, TResult> continuationFunction,
        CancellationToken cancellationToken, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, cancellationToken, factory.ContinuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task, TResult> continuationFunction,
        TaskContinuationOptions continuationOptions, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, factory.CancellationToken, continuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult>(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task, TResult> continuationFunction,
        CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler, int site)
    {
        if (Continuations.ExecutionFor(tasks, continuationFunction, continuationOptions, scheduler, site) is not { } execution)
            return factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
        var promise = Promises.WhenAny<Task>([.. tasks], execution);
        return Continuations.Follow(
            promise, () => continuationFunction(promise.Result), cancellationToken, continuationOptions, scheduler, site);
    }

    public static Task<TResult> ContinueWhenAny<TResult, TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks,
        Func<Task<TAntecedentResult>, TResult> continuationFunction, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, factory.CancellationToken, factory.ContinuationOptions,
            Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult, TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction,
        CancellationToken cancellationToken, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, cancellationToken, factory.ContinuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult, TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction,
        TaskContinuationOptions continuationOptions, int site) =>
        ContinueWhenAny(
            factory, tasks, continuationFunction, factory.CancellationToken, continuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAny<TResult, TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction,
        CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler, int site)
    {
        if (Continuations.ExecutionFor(tasks, continuationFunction, continuationOptions, scheduler, site) is not { } execution)
            return factory.ContinueWhenAny(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
        var promise = Promises.WhenAny<Task<TAntecedentResult>>([.. tasks], execution);
        return Continuations.Follow(
            promise, () => continuationFunction(promise.Result), cancellationToken, continuationOptions, scheduler, site);
    }
}
