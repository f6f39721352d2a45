namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// Divides a walk through all interleavings into units, which go to the shards in turn. At the first few nodes at which there is a choice
/// every operation is tried, not only those that a race asks for; so that part of the tree is the same whatever is found below it, and
/// every shard can walk through it by itself. Where it ends, a unit begins.
/// </summary>
/// <remarks>
/// No interleaving belongs to two units, for the same reason as for which none is run twice in one walk: whoever has been tried at a node
/// sleeps in what follows there. What it costs is that some of the tried ones are redundant.
/// </remarks>
/// <param name="shard">The shard whose units are explored.</param>
internal sealed class Units(Shard shard)
{
    // With two choices at each node there are sixteen units for each shard: enough to be even, few enough to walk through.
    private readonly int _levels = shard.IsWhole ? 0 : 4 + (int)Math.Ceiling(Math.Log2(shard.Count));
    private long _next;
    private long _nextBefore;
    private bool _isElsewhere;

    /// <summary>How many units have begun.</summary>
    public long Count
    {
        get => _next;
        set => _next = value;
    }

    /// <summary>True if there is only one unit.</summary>
    public bool AreAll => _levels == 0;

    /// <summary>A schedule begins.</summary>
    public void Begin()
    {
        _nextBefore = _next;
        _isElsewhere = false;
    }

    /// <summary>The schedule begins again.</summary>
    public void Repeat()
    {
        _next = _nextBefore;
        _isElsewhere = false;
    }

    /// <summary>Puts a new node into the tree. False if a unit begins there that belongs to another shard.</summary>
    /// <param name="node">The node.</param>
    /// <param name="above">The node above it; null for none.</param>
    /// <param name="free">Who could be chosen there as well.</param>
    public bool Place(Node node, Node? above, List<uint> free)
    {
        node.Level = above?.Level ?? 0;
        if (AreAll || node.Level > _levels || free.Count == 0)
            return true;
        if (++node.Level > _levels)
        {
            node.BeginsUnit = true;
            _isElsewhere = !Owns(_next++);
            return !_isElsewhere;
        }
        node.IsExpanded = true;
        node.Branches.Clear();
        node.Branches.AddRange(free.Select(key => new Branch(new Sleeper(key, Footprint.Unknown), [])
        {
            Local = 0,
            Announced = default,
            Whereabouts = Whereabouts.None,
        }));
        return true;
    }

    /// <summary>True if the schedule that has ended belongs to this shard. One in which no unit has begun is a unit by itself.</summary>
    public bool OwnsEnd(List<Node> path)
    {
        if (AreAll)
            return true;
        if (_isElsewhere)
            return false;
        return path.Exists(node => node.BeginsUnit) || Owns(_next++);
    }

    private bool Owns(long unit) => unit % shard.Count == shard.Index - 1;
}
