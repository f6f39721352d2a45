namespace Weft.Exploration.Scheduling;

/// <summary>One asynchronous method's place in the list of the suspended. Lives as long as the method's state machine.</summary>
internal sealed class PendingAwait
{
    private Execution? _execution;
    private nint _location;

    public PendingAwait() => Node = new LinkedListNode<PendingAwait>(this);

    public LinkedListNode<PendingAwait> Node { get; }

    /// <summary>The site of the await.</summary>
    public int Site { get; private set; }

    /// <summary>What is awaited, for display: the name of the awaiter's type.</summary>
    public Type? Awaiter { get; private set; }

    /// <summary>The task that is awaited, or the source of the value task; null where it is not known.</summary>
    public object? Awaited { get; private set; }

    public void Suspend(Execution execution, int site, Type awaiter, object? awaited)
    {
        Resume();
        (_execution, Site, Awaiter, Awaited) = (execution, site, awaiter, awaited);
        execution.Awaits.Add(this);
        _location = execution.Races.Releases(execution.Locations);
    }

    public void Resume()
    {
        // What the method did before the await comes before what it does after it, whoever runs it then.
        if (_execution is { Races: { } races, IsCurrent: true })
        {
            races.Acquires(_location);
            races.SeesEnd(Awaited);
        }
        _execution?.Awaits.Remove(this);
        (_execution, Awaited) = (null, null);
    }
}
