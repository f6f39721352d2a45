namespace Weft.Exploration.Scheduling;

/// <summary>
/// Which operations could run when timers fired, and have not run since: what a strategy that is not fair can do to them has an end.
/// </summary>
internal sealed class Overtaking
{
    /// <summary>So many timers may fire while an operation that could run does not; then they wait for it.</summary>
    public const int MostFirings = 10;

    // One set for each of the last firings, the oldest first: those who could run then, and have neither taken a step nor been stopped.
    private readonly Queue<OperationSet> _overtaken = [];

    /// <summary>True while an operation has been overtaken as often as it may be.</summary>
    public bool HasToWait => _overtaken.Count == MostFirings && _overtaken.Peek().Count > 0;

    /// <summary>A timer fires while <paramref name="ready"/> could run as well.</summary>
    public void Fired(OperationSet ready)
    {
        if (_overtaken.Count == MostFirings)
            _overtaken.Dequeue();
        _overtaken.Enqueue(ready);
    }

    /// <summary>An operation has taken a step, or cannot take one.</summary>
    public void Moved(int operation)
    {
        foreach (var overtaken in _overtaken)
            overtaken.Remove(operation);
    }

    public void Moved(OperationSet operations)
    {
        foreach (var overtaken in _overtaken)
            overtaken.Remove(operations);
    }
}
