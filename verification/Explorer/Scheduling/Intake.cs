using System.Diagnostics.CodeAnalysis;

namespace Weft.Exploration.Scheduling;

/// <summary>Makes operations of the tasks that reach the explorer's scheduler, and notices those that come from elsewhere.</summary>
internal sealed class Intake(Execution execution, ExplorationLoop exploration)
{
    private readonly Queue<Operation> _eager = [];
    private int _created;
    private (Task Body, string? Name, int Site, StartMode Mode)? _starting;
    private Operation? _lastCreated;
    private string? _escape;

    /// <summary>
    /// How a thread without the baton has come to continue code of this execution; null while none has. May be read by any thread.
    /// </summary>
    public string? Escape => Volatile.Read(ref _escape);

    /// <summary>Makes an operation of a task that was queued to the scheduler.</summary>
    public void Queue(Task task)
    {
        var creator = Operation.Current;
        // What the explorer starts itself it may also start between two operations: a periodic timer that is armed again.
        if (creator?.Execution != execution && _starting?.Body != task)
        {
            Volatile.Write(ref _escape, $"a continuation came back from {Describe(Thread.CurrentThread)}, which the explorer does not control");
            exploration.EscapeArrived.Set();
            return;
        }
        if (execution.IsAbandoning)
            return;
        execution.Scheduler.Adopt(task);
        if (_starting is null)
            AnnouncedEnd.Add(task, creator?.NotedSite ?? 0);
        var (_, name, site, mode) = _starting ?? (task, null, creator?.NotedSite ?? 0, StartMode.Step);
        _starting = null;
        Create(task, name, site, mode);
    }

    /// <summary>Makes an operation of a task that the explorer itself starts.</summary>
    /// <param name="body">A task that has not been started.</param>
    /// <param name="name">What it runs, for display.</param>
    /// <param name="site">The site that starts it.</param>
    /// <param name="mode">When it may run.</param>
    /// <returns>The operation, or null when the schedule has ended.</returns>
    public Operation? Start(Task body, string? name, int site, StartMode mode)
    {
        if (execution.IsAbandoning)
            return null;
        _starting = (body, name, site, mode);
        body.Start(execution.Scheduler);
        return _lastCreated;
    }

    /// <summary>Takes an operation that is to run up to its first access now.</summary>
    public bool TryTakeEager([NotNullWhen(true)] out Operation? operation) => _eager.TryDequeue(out operation);

    private void Create(Task body, string? name, int site, StartMode mode)
    {
        var operation = _lastCreated = new Operation(execution, _created++, body, site, name);
        execution.Log.Recorder?.Created(operation);
        if (mode == StartMode.Step)
            execution.Enable(operation);
        else if (mode == StartMode.Eager)
            _eager.Enqueue(operation);
    }

    private static string Describe(Thread thread) =>
        thread.IsThreadPoolThread ? "a thread of the real pool" : $"the thread '{thread.Name ?? "without a name"}'";
}
