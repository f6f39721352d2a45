namespace Weft.Exploration.Scheduling;

/// <summary>Bodies that run as operations whose start and end are no steps, and the end of all of them.</summary>
internal sealed class Join
{
    private readonly Gate _ended;
    private readonly Task[] _tasks;
    private int _running;

    private Join(Operation creator, Action[] bodies, int site)
    {
        _running = bodies.Length;
        _ended = new Gate(creator.Execution, isOpen: bodies.Length == 0, isLasting: true);
        _tasks = Array.ConvertAll(bodies, body => new Task(() =>
        {
            try
            {
                body();
            }
            finally
            {
                _ended.Arrive();
                if (--_running == 0)
                    _ended.Open();
            }
        }));
        foreach (var task in _tasks)
            creator.Execution.Intake.Start(task, null, site, StartMode.Eager);
    }

    /// <summary>Starts the bodies. They run up to their first access when <paramref name="creator"/> comes to its next one.</summary>
    public static Join Start(Operation creator, Action[] bodies, int site) => new(creator, bodies, site);

    /// <summary>Runs the bodies and waits for their end.</summary>
    /// <exception cref="AggregateException">What they threw.</exception>
    public static void Run(Operation creator, Action[] bodies)
    {
        var join = Start(creator, bodies, creator.Pending.Site);
        join.Wait(creator, creator.Pending.Site);
        creator.Execution.ThrowIfAbandoning(creator); // all have ended, but by unwinding
        var failures = join._tasks.Where(task => task.IsFaulted).Select(task => task.Exception!.InnerException!).ToArray();
        if (failures.Length > 0)
            throw new AggregateException(failures);
    }

    /// <summary>Waits until all have ended, which is no step.</summary>
    public void Wait(Operation creator, int site) => _ended.PassSilently(creator, new Causality.Access(Causality.AccessKind.Wait, 0, site));
}
