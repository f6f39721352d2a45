namespace Weft.Exploration.Scheduling;

/// <summary>The methods of one execution that are suspended at an <c>await</c>, in the order in which they were suspended.</summary>
internal sealed class PendingAwaits
{
    private readonly LinkedList<PendingAwait> _suspended = [];

    public IEnumerable<PendingAwait> All => _suspended;

    public void Add(PendingAwait pending) => _suspended.AddLast(pending.Node);

    public void Remove(PendingAwait pending) => _suspended.Remove(pending.Node);
}
