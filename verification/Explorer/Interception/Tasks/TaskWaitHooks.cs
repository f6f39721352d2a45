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
            BlockingWaits.For(TaskCombinatorHooks.WhenAny(tasks, site), site);
        return Task.WaitAny(tasks);
    }
}
