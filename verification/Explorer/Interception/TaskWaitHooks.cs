using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary><see cref="Task"/>: blocking for one, for all or for any.</summary>
[Intercepts(typeof(Task))]
internal static class TaskWaitHooks
{
    public static void Wait(Task task, int site)
    {
        BlockingWaits.For(task, site);
        task.Wait();
    }

    public static void WaitAll(Task[] tasks, int site)
    {
        if (SchedulingPoints.AreActive)
            Array.ForEach(tasks, task => BlockingWaits.For(task, site));
        Task.WaitAll(tasks);
    }

    public static void WaitAll(ReadOnlySpan<Task> tasks, int site)
    {
        foreach (var task in tasks)
            BlockingWaits.For(task, site);
        Task.WaitAll(tasks);
    }

    public static int WaitAny(Task[] tasks, int site)
    {
        if (SchedulingPoints.AreActive && tasks.Length > 0)
            BlockingWaits.For(Task.WhenAny(tasks), site);
        return Task.WaitAny(tasks);
    }

    public static Task WhenAll(Task[] tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, tasks, site);
        return Task.WhenAll(tasks);
    }

    public static Task WhenAll(ReadOnlySpan<Task> tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, null, site);
        return Task.WhenAll(tasks);
    }

    public static Task WhenAll(IEnumerable<Task> tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, tasks, site);
        return Task.WhenAll(tasks);
    }

    public static Task<TResult[]> WhenAll<TResult>(Task<TResult>[] tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, tasks, site);
        return Task.WhenAll(tasks);
    }

    public static Task<TResult[]> WhenAll<TResult>(ReadOnlySpan<Task<TResult>> tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, null, site);
        return Task.WhenAll(tasks);
    }

    public static Task<TResult[]> WhenAll<TResult>(IEnumerable<Task<TResult>> tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, tasks, site);
        return Task.WhenAll(tasks);
    }

    public static Task<Task> WhenAny(Task[] tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, tasks, site);
        return Task.WhenAny(tasks);
    }

    public static Task<Task> WhenAny(ReadOnlySpan<Task> tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, null, site);
        return Task.WhenAny(tasks);
    }

    public static Task<Task> WhenAny(Task task1, Task task2, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task1, site);
        return Task.WhenAny(task1, task2);
    }

    public static Task<Task> WhenAny(IEnumerable<Task> tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, tasks, site);
        return Task.WhenAny(tasks);
    }

    public static Task<Task<TResult>> WhenAny<TResult>(Task<TResult>[] tasks, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, tasks, site);
        return Task.WhenAny(tasks);
    }

    public static Task<Task<TResult>> WhenAny<TResult>(Task<TResult> task1, Task<TResult> task2, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task1, site);
        return Task.WhenAny(task1, task2);
    }
}
