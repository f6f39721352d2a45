using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task"/>: tasks made of others.</summary>
[Intercepts(typeof(Task))]
internal static class TaskCombinatorHooks
{
    public static Task WhenAll(Task[] tasks, int site) =>
        At(tasks, site) is { } execution ? Promises.WhenAll(Copy(tasks), execution) : Task.WhenAll(tasks);

    public static Task WhenAll(ReadOnlySpan<Task> tasks, int site) => WhenAll(tasks.ToArray(), site);

    public static Task WhenAll(IEnumerable<Task> tasks, int site) => WhenAll(All(tasks), site);

    public static Task<TResult[]> WhenAll<TResult>(Task<TResult>[] tasks, int site) =>
        At(tasks, site) is { } execution ? Promises.WhenAll(Copy(tasks), execution) : Task.WhenAll(tasks);

    public static Task<TResult[]> WhenAll<TResult>(ReadOnlySpan<Task<TResult>> tasks, int site) => WhenAll(tasks.ToArray(), site);

    public static Task<TResult[]> WhenAll<TResult>(IEnumerable<Task<TResult>> tasks, int site) => WhenAll(All(tasks), site);

    public static Task<Task> WhenAny(Task[] tasks, int site) =>
        At(tasks, site) is { } execution && tasks.Length > 0 ? Promises.WhenAny(Copy(tasks), execution) : Task.WhenAny(tasks);

    public static Task<Task> WhenAny(ReadOnlySpan<Task> tasks, int site) => WhenAny(tasks.ToArray(), site);

    public static Task<Task> WhenAny(Task task1, Task task2, int site) => WhenAny([task1, task2], site);

    public static Task<Task> WhenAny(IEnumerable<Task> tasks, int site) => WhenAny(All(tasks), site);

    public static Task<Task<TResult>> WhenAny<TResult>(Task<TResult>[] tasks, int site) =>
        At(tasks, site) is { } execution && tasks.Length > 0 ? Promises.WhenAny(Copy(tasks), execution) : Task.WhenAny(tasks);

    public static Task<Task<TResult>> WhenAny<TResult>(ReadOnlySpan<Task<TResult>> tasks, int site) => WhenAny(tasks.ToArray(), site);

    public static Task<Task<TResult>> WhenAny<TResult>(Task<TResult> task1, Task<TResult> task2, int site) => WhenAny([task1, task2], site);

    public static Task<Task<TResult>> WhenAny<TResult>(IEnumerable<Task<TResult>> tasks, int site) => WhenAny(All(tasks), site);

    public static IAsyncEnumerable<Task> WhenEach(Task[] tasks, int site) =>
        At(tasks, site) is { } execution ? new CompletedTasks<Task>(Copy(tasks), execution).Watch() : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task> WhenEach(ReadOnlySpan<Task> tasks, int site) => WhenEach(tasks.ToArray(), site);

    public static IAsyncEnumerable<Task> WhenEach(IEnumerable<Task> tasks, int site) => WhenEach(All(tasks), site);

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(Task<TResult>[] tasks, int site) =>
        At(tasks, site) is { } execution ? new CompletedTasks<Task<TResult>>(Copy(tasks), execution).Watch() : Task.WhenEach(tasks);

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(ReadOnlySpan<Task<TResult>> tasks, int site) =>
        WhenEach(tasks.ToArray(), site);

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(IEnumerable<Task<TResult>> tasks, int site) =>
        WhenEach(All(tasks), site);

    // Null outside an exploration, and for arguments that the real method has to complain about.
    private static Execution? At(Task?[]? tasks, int site)
    {
        if (tasks is null || Array.IndexOf(tasks, null) >= 0)
            return null;
        SchedulingPoints.Before(Access.ToAll(AccessKind.Await, tasks, site));
        return Operation.Current?.Execution;
    }

    private static T[] All<T>(IEnumerable<T> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return [.. tasks];
    }

    private static T[] Copy<T>(T[] tasks) => [.. tasks];
}
