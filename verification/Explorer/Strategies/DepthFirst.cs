using System.Runtime.InteropServices;

namespace Weft.Exploration.Strategies;

/// <summary>
/// Every schedule once, without reduction: a walk over the tree of choices that varies the last one first. At a new node the
/// operation that ran last goes on, so the first schedule is the one without preemptions.
/// </summary>
internal sealed class DepthFirst : IStrategy
{
    private readonly List<Node> _path = [];
    private int _depth;
    private bool _started;

    public string Name => "depth-first";

    public bool BeginSchedule()
    {
        _depth = 0;
        if (!_started)
        {
            _started = true;
            return true;
        }
        while (_path.Count > 0)
        {
            ref var last = ref CollectionsMarshal.AsSpan(_path)[^1];
            if (++last.Tried < last.Count)
                return true;
            _path.RemoveAt(_path.Count - 1);
        }
        return false;
    }

    public void RepeatSchedule() => _depth = 0;

    public int Choose(ICandidates candidates) => Visit(candidates.Count, Math.Max(candidates.Current, 0), Describe(candidates.All()));

    public int Draw(int bound) => Visit(bound, 0, (uint)bound);

    private int Visit(int count, int first, uint description)
    {
        if (_depth == _path.Count)
            _path.Add(new Node(count, first, description));
        var node = _path[_depth++];
        if (node.Count != count || node.Description != description)
            throw new DivergenceException($"choice {_depth} of the schedule: other operations could run than the time before");
        // The first choice stands at the front, the others keep their order: 2 0 1 3 for a first of 2.
        return node.Tried == 0 ? node.First : node.Tried <= node.First ? node.Tried - 1 : node.Tried;
    }

    private static uint Describe(ReadOnlySpan<Candidate> candidates)
    {
        var hash = (uint)candidates.Length;
        foreach (var candidate in candidates)
            hash = (hash * 31) + ((uint)candidate.Operation * 7) + ((uint)candidate.Pending.Kind * 1021) + ((uint)candidate.Pending.Site * 8191);
        return hash;
    }

    /// <summary>A node of the tree on the path to the current schedule.</summary>
    /// <param name="Count">The number of choices.</param>
    /// <param name="First">The choice that was tried first.</param>
    /// <param name="Description">Tells this node from others, to notice a test that does not repeat itself.</param>
    private record struct Node(int Count, int First, uint Description)
    {
        /// <summary>The number of choices whose subtrees are done.</summary>
        public int Tried;
    }
}
