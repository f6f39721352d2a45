namespace Weft.Exploration.Scheduling;

/// <summary>
/// The methods of one execution that are suspended at an <c>await</c>, in the order in which they were suspended, and what operations
/// block for.
/// </summary>
internal sealed class PendingAwaits(CompletionWatch watch)
{
    private readonly LinkedList<PendingAwait> _suspended = [];
    private List<(object? Task, int Site)>? _blocked;

    public IEnumerable<PendingAwait> All => _suspended;

    /// <summary>The tasks that operations have blocked for, those that have ended since among them.</summary>
    public IEnumerable<(object? Task, int Site)> Blocked => _blocked ?? [];

    public void Add(PendingAwait pending)
    {
        _suspended.AddLast(pending.Node);
        watch.Add(pending.Awaited as Task, pending.Site);
    }

    public void Remove(PendingAwait pending) => _suspended.Remove(pending.Node);

    /// <summary>Notes that an operation is going to block until <paramref name="task"/> has ended.</summary>
    public void Blocks(Task task, int site)
    {
        (_blocked ??= []).Add((task, site));
        watch.Add(task, site);
    }
}
