using System.Diagnostics.CodeAnalysis;
using Weft.Exploration.Causality;
using Weft.Exploration.Reports;

namespace Weft.Exploration.Scheduling;

/// <summary>Makes operations of the tasks that reach the explorer's scheduler, and tells those apart that come from elsewhere.</summary>
internal sealed class Intake(Execution execution)
{
    private readonly Queue<Operation> _eager = [];
    private int _created;
    private (Task Body, string? Name, int Site, StartMode Mode, Operation? Creator)? _starting;
    private Operation? _lastCreated;

    /// <summary>Makes an operation of a task that was queued to the scheduler.</summary>
    public void Queue(Task task)
    {
        var creator = Operation.Current;
        // What the explorer starts itself it may also start between two operations: a periodic timer that is armed again.
        if (creator?.Execution != execution && _starting?.Body != task)
        {
            if (creator is null)
                execution.Outside.Arrive(task);
            else if (IsStarted(task)) // by way of a static that has kept the scheduler of an earlier schedule, such as a factory
                creator.Execution.Intake.Queue(task);
            else // an operation of a later schedule has ended what one of this schedule still waits for
                execution.Checks.Add(
                    new Remark(RemarkKind.KeptStatic, Arrival.Of(task, "a later schedule: what it waits for outlives its own").Origin));
            return;
        }
        if (execution.IsAbandoning)
            return;
        execution.Scheduler.Adopt(task);
        if (creator is not null && task.CreationOptions.HasFlag(TaskCreationOptions.AttachedToParent))
            execution.Watch.Derives(creator.Body); // which does not end before its child
        if (_starting is null)
            AnnouncedEnd.Add(task, creator?.NotedSite ?? 0);
        var (_, name, site, mode, parent) = _starting ?? (task, null, creator?.NotedSite ?? 0, StartMode.Step, creator);
        _starting = null;
        Create(task, name, site, mode, parent);
    }

    /// <summary>Makes an operation of a task that the explorer itself starts.</summary>
    /// <param name="body">A task that has not been started.</param>
    /// <param name="name">What it runs, for display.</param>
    /// <param name="site">The site that starts it.</param>
    /// <param name="mode">When it may run.</param>
    /// <param name="creator">Who creates it, if that is not the running operation.</param>
    /// <returns>The operation, or null when the schedule has ended.</returns>
    public Operation? Start(Task body, string? name, int site, StartMode mode, Operation? creator = null)
    {
        if (execution.IsAbandoning)
            return null;
        _starting = (body, name, site, mode, creator ?? Own(Operation.Current));
        body.Start(execution.Scheduler);
        return _lastCreated;
    }

    /// <summary>
    /// Makes an operation of a task that has come from outside. One that only opens a gate is run at once, as in the model.
    /// </summary>
    public void TakeIn(Arrival arrival)
    {
        if (arrival.Task.AsyncState is CompletionSignal)
        {
            execution.Scheduler.Run(arrival.Task);
            return;
        }
        AnnouncedEnd.Add(arrival.Task, arrival.Site);
        Create(arrival.Task, null, arrival.Site, StartMode.Step, null);
    }

    /// <summary>Takes an operation that is to run up to its first access now.</summary>
    public bool TryTakeEager([NotNullWhen(true)] out Operation? operation) => _eager.TryDequeue(out operation);

    // Not what follows an await or another task: that was registered in the schedule whose scheduler it comes to.
    private static bool IsStarted(Task task) => !ControlledScheduler.IsAwaiting(task)
        && task.AsyncState is not IOwnContinuation
        && (TaskFields.FlagsOf(task) & TaskFields.IsContinuation) == 0;

    private Operation? Own(Operation? operation) => operation?.Execution == execution ? operation : null;

    private void Create(Task body, string? name, int site, StartMode mode, Operation? creator)
    {
        var operation = _lastCreated = new Operation(execution, _created++, creator, body, site, name)
        {
            IsTimer = mode == StartMode.Timer,
        };
        // What it goes on with may end a task in its first step, so that step has to say so.
        if (EndOfTheFirstStep(body) is { } ends)
            operation.Pending = Access.To(AccessKind.Start, ends, site);
        execution.Witness?.Created(operation.Id, operation.Key, creator?.Id ?? -1);
        if (execution.Races is { } races && RaceEdges.ComesAfterEverything(body))
            races.AcquiresAll(operation.Id);
        execution.Created(operation);
        if (mode == StartMode.Step)
            execution.Enable(operation);
        else if (mode == StartMode.Eager)
            _eager.Enqueue(operation);
    }

    // A task that finds its token cancelled when it is to run ends there, and its body never gets to announce anything: a continuation
    // with lazy cancellation whose token is cancelled while it is queued.
    private static Task? EndOfTheFirstStep(Task body) =>
        (body.AsyncState as IOwnContinuation)?.Ends ?? UnrewrittenMethods.TaskContinuedBy(body)
        ?? (TaskFields.TokenOf(body).CanBeCanceled ? body : null);
}
