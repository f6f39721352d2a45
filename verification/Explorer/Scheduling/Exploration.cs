using Weft.Exploration.Planning;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// One exploration: a plan, and the loops that carry it out. The thread that asked for it only waits, watches that steps go on, and
/// adds loops while there is work and a processor for them.
/// </summary>
/// <param name="plan">What is to be run.</param>
/// <param name="options">For how long, and by how many loops.</param>
/// <param name="create">Makes a loop over a copy of the program of its own; told whether it is the first.</param>
internal sealed class Exploration(Plan plan, ExplorationOptions options, Func<bool, ExplorationLoop> create)
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(200);

    // Another copy of the program costs some ten milliseconds: a short exploration is over by then.
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(30);

    private readonly List<ExplorationLoop> _loops = [];
    private readonly List<Watchdog> _watchdogs = [];

    /// <summary>The first loop; its last execution is that of a plan with one schedule.</summary>
    public ExplorationLoop Main => _loops[0];

    /// <summary>The loop that has found what counts; null while nothing was found.</summary>
    public ExplorationLoop? Finder => plan.Finding is { } finding ? _loops.Find(loop => loop.FoundIn == finding) : null;

    /// <summary>The loop that has seen the same schedule take other steps; null while none has.</summary>
    public ExplorationLoop? Drifted => Finder is null ? _loops.Find(loop => loop.Drift is not null) : null;

    /// <summary>What ends the exploration without belonging to a schedule: lost control, or drift.</summary>
    public Outcome? Broken { get; private set; }

    public long Redone => _loops.Sum(loop => loop.Redone);

    /// <summary>Explores; returns when it is over.</summary>
    /// <param name="checks">
    /// What is checked beside the test; it is told when the first copy of the program is there, and nothing has run.
    /// </param>
    public void Run(SelfChecks checks)
    {
        using var processors = new ProcessorShare();
        Add(checks.Begin);
        try
        {
            if (!Main.WaitForEnd(LongEnough))
                Watch(processors);
        }
        catch
        {
            // The caller's own code wants no more of it: the progress that it is told, or a copy of the program that cannot be made.
            GiveUp();
            throw;
        }
        if (Finder is null)
            Broken ??= Drifted?.Drift;
    }

    private int MostLoops => options switch
    {
        { Uncontrolled: UncontrolledWork.Tolerate } => 1,
        { Parallelism: 0 } => Environment.ProcessorCount,
        _ => options.Parallelism,
    };

    private void Add(Action? ready)
    {
        var loop = create(_loops.Count == 0);
        _loops.Add(loop);
        _watchdogs.Add(new Watchdog(loop, options.BlockedAfter));
        ready?.Invoke();
        loop.Start();
    }

    private void Watch(ProcessorShare processors)
    {
        while (_loops.Find(loop => !loop.WaitForEnd(TimeSpan.Zero)) is { } running)
        {
            while (_loops.Count < MostLoops && plan.HasMore && processors.TryTakeMore())
                Add(null);
            if (running.WaitForEnd(WatchInterval))
                continue;
            options.Progress?.Invoke(plan.Progress);
            foreach (var watchdog in _watchdogs)
            {
                if (watchdog.Look() is not { } lost)
                    continue;
                Broken = lost;
                GiveUp();
                return;
            }
        }
    }

    // An operation that comes back after all finds that it is given up, and unwinds.
    private void GiveUp()
    {
        plan.Abandon();
        foreach (var loop in _loops.Where(loop => loop.TryGiveUp()))
            loop.WaitForEnd(Broken is null ? options.BlockedAfter : TimeSpan.Zero);
    }
}
