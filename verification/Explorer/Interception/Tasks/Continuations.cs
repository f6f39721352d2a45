using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary>What follows several tasks: what a factory adds where a call leaves it out, and which calls are left to the real one.</summary>
internal static class Continuations
{
    // What the framework does not let follow several tasks: which of them would have to have ended so?
    private const TaskContinuationOptions NotAfterSeveral =
        TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnCanceled;

    public static TaskScheduler SchedulerOf(TaskFactory factory) => factory.Scheduler ?? TaskScheduler.Current;

    public static TaskScheduler SchedulerOf<TResult>(TaskFactory<TResult> factory) => factory.Scheduler ?? TaskScheduler.Current;

    /// <summary>Announces that something is to follow several tasks.</summary>
    /// <returns>Null outside an exploration, and for arguments that the real method has to complain about.</returns>
    public static Execution? ExecutionFor(
        Task?[]? tasks, Delegate? continuation, TaskContinuationOptions options, TaskScheduler? scheduler, int site)
    {
        if (tasks is null or [] || Array.IndexOf(tasks, null) >= 0 || continuation is null || scheduler is null
            || (options & NotAfterSeveral) != 0)
            return null;
        SchedulingPoints.Before(Access.ToAll(AccessKind.Await, tasks, site));
        return Operation.Current?.Execution;
    }

    /// <summary>Runs <paramref name="body"/> after a task, and announces its end.</summary>
    public static Task Follow(
        Task task, Action body, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler, int site)
    {
        var announcing = AnnouncedEnd.Announcing(body, site);
        return task.ContinueWith(_ => announcing(), token, options, scheduler);
    }

    /// <inheritdoc cref="Follow"/>
    public static Task<TResult> Follow<TResult>(
        Task task, Func<TResult> body, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler, int site) =>
        task.ContinueWith(_ => AnnouncedEnd.Announced(body, site), token, options, scheduler);
}
