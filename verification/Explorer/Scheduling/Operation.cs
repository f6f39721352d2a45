using Weft.Exploration.Causality;
using Weft.Exploration.Sites;

namespace Weft.Exploration.Scheduling;

/// <summary>
/// What takes turns: a started task, a queued continuation, a timer that fires. It runs on one worker from its first instruction
/// to its last.
/// </summary>
internal sealed class Operation
{
    [ThreadStatic]
    private static Operation? t_current;

    private uint _children;

    /// <param name="execution">The execution that it belongs to.</param>
    /// <param name="id">The place in the order of creation.</param>
    /// <param name="creator">Who created it, if it is an operation of the execution.</param>
    /// <param name="body">What it runs.</param>
    /// <param name="createdAt">The site that creates it.</param>
    /// <param name="name">What it runs, for display.</param>
    public Operation(Execution execution, int id, Operation? creator, Task body, int createdAt, string? name)
    {
        Creator = creator?.Id ?? -1;
        // Numbers follow the order of creation, which another schedule changes; who created it as its how-manieth does not.
        Key = creator is not null
            ? StringHash.Combine(creator.Key, ++creator._children)
            : StringHash.Combine(StringHash.Compute("operation"), (uint)id);
        Execution = execution;
        Id = id;
        Body = body;
        CreatedAt = createdAt;
        Name = name;
        Pending = new Access(AccessKind.Start, 0, createdAt);
    }

    /// <summary>The operation that this thread runs; null outside an exploration.</summary>
    public static Operation? Current => t_current;

    public Execution Execution { get; }

    /// <summary>The place in the order of creation: 0 is the test.</summary>
    public int Id { get; }

    /// <summary>The number of the operation that created it; -1 if none of this schedule did.</summary>
    public int Creator { get; }

    /// <summary>Tells it from others in the same way in all schedules, as far as they agree about who creates what.</summary>
    public uint Key { get; }

    /// <summary>
    /// Where the program's random values come from while this operation runs. A stream of its own: with one for all, to draw a
    /// value would be an access that others can see. The same in every schedule, so a schedule repeats with its values.
    /// </summary>
    public Random Chance => field ??= new Random((int)Key);

    /// <summary>What it runs. A task of the explorer's scheduler, so that everything it awaits comes back to that scheduler.</summary>
    public Task Body { get; }

    /// <summary>The site that created it.</summary>
    public int CreatedAt { get; }

    /// <summary>What it runs, for display.</summary>
    public string? Name { get; set; }

    /// <summary>True when it has run to its end, or was taken back before it began.</summary>
    public bool HasEnded { get; set; }

    /// <summary>True for one that fires a timer: its start is what ends the delays that it stands for.</summary>
    public bool IsTimer { get; init; }

    /// <summary>The last site that is known of the operation: of an access, or of a call whose callee is not told.</summary>
    public int NotedSite { get; set; }

    /// <summary>Where it called a part of the framework last whose steps are those of the program.</summary>
    public int CalledAt { get; set; }

    /// <summary>What it has announced to do next.</summary>
    public Access Pending { get; set; }

    /// <summary>
    /// True when what it accessed last was a local of its own, which is no step: so there is no step to note the outcome at.
    /// </summary>
    public bool IsOnItsOwn { get; set; }

    /// <summary>The gate that it waits at; null for none.</summary>
    public Gate? WaitsAt { get; set; }

    /// <summary>The number of the step that it took last, for <see cref="Fairness"/>.</summary>
    public long LastStep { get; set; }

    /// <summary>How many derived tasks it has made; see <see cref="CompletionWatch.Follow"/>.</summary>
    public uint Made { get; set; }

    /// <summary>How many locks it holds.</summary>
    public int HeldLocks { get; set; }

    /// <summary>The timer that its start fires; null for all others, and once it has started.</summary>
    public VirtualTimer? Timer { get; set; }

    /// <summary>How often it was told that its schedule has ended.</summary>
    public int Refusals { get; set; }

    /// <summary>The thread that it runs on; null until it has started.</summary>
    public Worker? Worker { get; private set; }

    /// <summary>Asks a function of the program's as if no operation ran: nothing in it is a point.</summary>
    public static bool Outside(Func<bool> condition)
    {
        var current = t_current;
        t_current = null;
        try
        {
            return condition();
        }
        finally
        {
            t_current = current;
        }
    }

    /// <summary>Runs the body to its end. Returns when it has ended; a body never throws, its task holds what went wrong.</summary>
    public void RunOn(Worker worker)
    {
        Worker = worker;
        t_current = this;
        try
        {
            Execution.Scheduler.Run(Body);
        }
        finally
        {
            t_current = null;
            if (HeldLocks > 0)
            {
                Execution.Locks.LeaveReal();
                Execution.Handles.LeaveReal(this);
            }
            worker.Restore();
        }
    }
}
