using Weft.Exploration.Scheduling;

namespace Weft.Exploration.Interception;

/// <summary><see cref="TaskScheduler"/>: inside an exploration the explorer's scheduler is the default one.</summary>
[Intercepts(typeof(TaskScheduler))]
internal static class TaskSchedulerHooks
{
    public static TaskScheduler get_Default(int site) => Operation.Current?.Execution.Scheduler ?? TaskScheduler.Default;
}
