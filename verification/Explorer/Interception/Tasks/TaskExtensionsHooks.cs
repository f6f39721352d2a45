using Weft.Exploration.Causality;
using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="TaskExtensions"/>: the task of a task.</summary>
[Intercepts(typeof(TaskExtensions))]
internal static class TaskExtensionsHooks
{
    public static Task Unwrap(Task<Task> task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return Operation.Current is { } operation ? Promises.Unwrap(task, operation.Execution) : task.Unwrap();
    }

    public static Task<TResult> Unwrap<TResult>(Task<Task<TResult>> task, int site)
    {
        SchedulingPoints.BeforeUse(AccessKind.Await, task, site);
        return Operation.Current is { } operation ? Promises.Unwrap(task, operation.Execution) : task.Unwrap();
    }
}
