using Weft.Exploration.Causality;

namespace Weft.Exploration.Scheduling;

/// <summary>Runs several bodies as operations whose start and end are no steps.</summary>
internal static class Join
{
    public static void Run(Operation creator, Action[] bodies)
    {
        var execution = creator.Execution;
        var gate = new Gate(execution, isOpen: bodies.Length == 0);
        var running = bodies.Length;
        var tasks = Array.ConvertAll(bodies, body => new Task(() =>
        {
            try
            {
                body();
            }
            finally
            {
                if (--running == 0)
                    gate.Open();
            }
        }));
        foreach (var task in tasks)
            execution.Intake.Start(task, null, creator.Pending.Site, StartMode.Eager);
        gate.PassSilently(creator, new Access(AccessKind.Wait, 0, creator.Pending.Site));
        var failures = tasks.Where(task => task.IsFaulted).Select(task => task.Exception!.InnerException!).ToArray();
        if (failures.Length > 0)
            throw new AggregateException(failures);
    }
}
