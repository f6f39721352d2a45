using System.Runtime.InteropServices;

namespace Weft.Exploration.Strategies;

/// <summary>
/// Every schedule once, without reduction: a walk over the tree of choices that varies the last one first. At a new node the
/// operation that ran last goes on, so the first schedule is the one without preemptions.
/// </summary>
internal sealed class DepthFirst : IStrategy
{
    // A subtree that has taken this many schedules may take many more: its brothers are worth giving to somebody else.
    private const long WorthSplitting = 32;

    private readonly List<Node> _path = [];
    private int _depth;
    private long _schedules;

    public bool BeginSchedule()
    {
        _depth = 0;
        if (_schedules++ == 0)
            return true;
        while (_path.Count > 0)
        {
            ref var last = ref CollectionsMarshal.AsSpan(_path)[^1];
            last.Since = _schedules;
            if (++last.Tried < last.End)
                return true;
            _path.RemoveAt(_path.Count - 1);
        }
        return false;
    }

    /// <summary>
    /// Gives away the end of this walk, between two schedules: all that comes after the smallest subtree that has proved large. So
    /// others get what this walk would have come to soon, and what stays is worth staying for.
    /// </summary>
    /// <returns>The walk through what was given away, or null if nothing is worth it.</returns>
    public DepthFirst? TrySplit()
    {
        var path = CollectionsMarshal.AsSpan(_path);
        for (var depth = path.Length - 1; depth >= 0; depth--)
        {
            ref var node = ref path[depth];
            if (node.Tried + 1 >= node.End || _schedules - node.Since < WorthSplitting)
                continue;
            var rest = new DepthFirst();
            foreach (ref var kept in path[..(depth + 1)])
            {
                rest._path.Add(kept with { Since = 0 });
                kept.End = kept.Tried + 1;
            }
            CollectionsMarshal.AsSpan(rest._path)[depth].Tried++;
            return rest;
        }
        return null;
    }

    public void RepeatSchedule() => _depth = 0;

    public int Choose(ICandidates candidates) => Visit(candidates.Count, Math.Max(candidates.Current, 0), Describe(candidates.All()));

    public int Draw(int bound) => Visit(bound, 0, (uint)bound);

    private int Visit(int count, int first, uint description)
    {
        if (_depth == _path.Count)
            _path.Add(new Node(count, first, description) { End = count, Since = _schedules });
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
        {
            hash = (hash * 31)
                + ((uint)candidate.Operation * 7)
                + ((uint)candidate.Pending.Kind * 1021)
                + ((uint)candidate.Pending.Site * 8191);
        }

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

        /// <summary>The number of choices that this walk makes; the others were given away.</summary>
        public int End;

        /// <summary>The schedule with which the choice was made that is in force.</summary>
        public long Since;
    }
}
