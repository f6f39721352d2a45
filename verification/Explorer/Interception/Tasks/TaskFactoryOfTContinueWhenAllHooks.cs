namespace Weft.Exploration.Interception;

/// <summary>
/// <see cref="TaskFactory{TResult}"/>: what follows when all of several tasks have ended. The framework's own goes by way of the
/// real pool after a task that was told to run its continuations asynchronously.
/// </summary>
[Intercepts(typeof(TaskFactory<>))]
internal static class TaskFactoryOfTContinueWhenAllHooks
{
    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task[], TResult> continuationFunction, int site) =>
        ContinueWhenAll(
            factory, tasks, continuationFunction, factory.CancellationToken, factory.ContinuationOptions,
            Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task[], TResult> continuationFunction,
        CancellationToken cancellationToken, int site) =>
        ContinueWhenAll(
            factory, tasks, continuationFunction, cancellationToken, factory.ContinuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task[], TResult> continuationFunction,
        TaskContinuationOptions continuationOptions, int site) =>
        ContinueWhenAll(
            factory, tasks, continuationFunction, factory.CancellationToken, continuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAll<TResult>(
        TaskFactory<TResult> factory, Task[] tasks, Func<Task[], TResult> continuationFunction,
        CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler, int site)
    {
        if (Continuations.ExecutionFor(tasks, continuationFunction, continuationOptions, scheduler, site) is not { } execution)
            return factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
        Task[] all = [.. tasks];
        var promise = Promises.AfterAll(all, execution);
        return Continuations.Follow(promise, () => continuationFunction(all), cancellationToken, continuationOptions, scheduler, site);
    }

    public static Task<TResult> ContinueWhenAll<TResult, TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks,
        Func<Task<TAntecedentResult>[], TResult> continuationFunction, int site) =>
        ContinueWhenAll(
            factory, tasks, continuationFunction, factory.CancellationToken, factory.ContinuationOptions,
            Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAll<TResult, TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction,
        CancellationToken cancellationToken, int site) =>
        ContinueWhenAll(
            factory, tasks, continuationFunction, cancellationToken, factory.ContinuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAll<TResult, TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction,
        TaskContinuationOptions continuationOptions, int site) =>
        ContinueWhenAll(
            factory, tasks, continuationFunction, factory.CancellationToken, continuationOptions, Continuations.SchedulerOf(factory), site);

    public static Task<TResult> ContinueWhenAll<TResult, TAntecedentResult>(
        TaskFactory<TResult> factory, Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction,
        CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler, int site)
    {
        if (Continuations.ExecutionFor(tasks, continuationFunction, continuationOptions, scheduler, site) is not { } execution)
            return factory.ContinueWhenAll(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);
        Task<TAntecedentResult>[] all = [.. tasks];
        var promise = Promises.AfterAll(all, execution);
        return Continuations.Follow(promise, () => continuationFunction(all), cancellationToken, continuationOptions, scheduler, site);
    }
}
