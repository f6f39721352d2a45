using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// Every interleaving once: dynamic partial-order reduction with wake-up trees. Of all schedules that differ in the order of independent events
/// only, it runs one.
/// </summary>
/// <remarks>
/// <para>
/// Abdulla, Aronsson, Jonsson, Sagonas, <em>Optimal Dynamic Partial Order Reduction</em> (POPL 2014), and with blocking, <em>Source Sets: A
/// Foundation for Optimal Dynamic Partial Order Reduction</em> (JACM 2017). After each schedule every race in it is reversed: at the node of
/// its first event, what does not depend on that event is to be tried before it, and then the second, unless it is known that something explored
/// begins in the same way. Sleep sets (Godefroid 1996) keep explored beginnings from being run again.
/// </para>
/// <para>
/// A step's pending access is announced, so a sleeper's is known in every execution, though addresses are others each time. What it does beside is
/// remembered by kind (<see cref="Footprint"/>). Where that is not enough a schedule may turn out redundant: it is cut off, or counted as
/// such; no interleaving is lost by it, or counted twice.
/// </para>
/// </remarks>
internal sealed class Exhaustive : IStrategy
{
    private readonly History _history = new();
    private readonly Announcements _announcements;
    private readonly Reversal _reversal;
    private readonly List<Node> _path = [];
    private readonly Interleavings _known;
    private int _depth;
    private int _kept; // the nodes that were there before the current schedule
    private int _draws; // how many values the current event has drawn
    private Node? _last; // the node of the current event
    private bool _hasBegun;

    /// <param name="known">The interleavings that are known; those that are explored are added.</param>
    public Exhaustive(Interleavings known)
    {
        _known = known;
        _announcements = new Announcements(_history);
        _reversal = new Reversal(_history, _announcements);
    }

    public IWitness Witness => _history;

    public bool IsReducing => true;

    /// <summary>How often the current schedule has switched away from an operation that could go on.</summary>
    public int Preemptions { get; private set; }

    public bool BeginSchedule()
    {
        if (_hasBegun && !Advance())
            return false;
        _hasBegun = true;
        _kept = _path.Count;
        Restart();
        return true;
    }

    public void RepeatSchedule()
    {
        _path.RemoveRange(_kept, _path.Count - _kept);
        Restart();
    }

    public Novelty EndSchedule(bool isWhole, bool isRedundant)
    {
        _history.Close();
        Remember();
        _reversal.Reverse(_path);
        return !isRedundant && _known.Add(_history.Signature) ? Novelty.New : Novelty.Redundant;
    }

    public int Choose(ICandidates candidates)
    {
        _history.Close();
        var all = candidates.All();
        var first = _announcements.Count;
        _announcements.Add(all);
        if (_depth == _path.Count && !TryExtend(all, candidates.Current, first))
            return -1;
        var node = _path[_depth++];
        if (node.Bound > 0 || node.Description != Describe(all))
            throw new DivergenceException($"choice {_depth} of the schedule: other operations could run than the time before");
        (node.FirstCandidate, node.CandidateCount, node.Event) = (first, all.Length, _history.Executed);
        (_last, _draws) = (node, 0);
        var place = PlaceOf(node.Chosen.Key, all);
        if (candidates.Current >= 0 && place != candidates.Current)
            Preemptions++;
        return place;
    }

    public int Draw(int bound)
    {
        if (_depth == _path.Count)
        {
            var drawn = _last?.Taken?.Draws;
            _path.Add(new Node { Bound = bound, FirstValue = drawn is not null && _draws < drawn.Count ? drawn[_draws] : 0 });
        }
        var node = _path[_depth++];
        if (node.Bound != bound)
            throw new DivergenceException($"choice {_depth} of the schedule: another value is drawn than the time before");
        _draws++;
        _history.Draws(node.Value);
        return node.Value;
    }

    private void Restart()
    {
        (_depth, _draws, _last, Preemptions) = (0, 0, null, 0);
        _announcements.Clear();
    }

    private bool TryExtend(ReadOnlySpan<Candidate> candidates, int current, int first)
    {
        var node = new Node
        {
            Description = Describe(candidates),
            Asleep = _last is null ? [] : _last.Asleep.Concat(_last.Done).Where(sleeper => Sleeps(sleeper, _last)).ToList(),
            Branches = _last?.Taken is { } taken ? [.. taken.Children] : [],
        };
        (node.FirstCandidate, node.CandidateCount) = (first, candidates.Length);
        if (!TryTakeBranch(node) && !TryTakeAny(node, candidates, current))
            return false;
        _path.Add(node);
        return true;
    }

    // It sleeps on unless what has happened depends on it.
    private bool Sleeps(Sleeper sleeper, Node node) =>
        _announcements.At(node, sleeper.Key) is { } announced && !_announcements.AreDependent(node.Event, announced, sleeper.Footprint);

    private bool TryTakeBranch(Node node)
    {
        while (node.Branches is [{ } branch, ..])
        {
            node.Branches.RemoveAt(0);
            // One that cannot go yet was tried in vain: a gate whose state nobody knew is closed.
            if (_announcements.At(node, branch.Sleeper.Key) is null || IsCovered(node, branch.Sleeper.Key))
                continue;
            (node.Chosen, node.Taken) = (branch.Sleeper, branch);
            return true;
        }
        return false;
    }

    private bool TryTakeAny(Node node, ReadOnlySpan<Candidate> candidates, int current)
    {
        for (var place = -1; place < candidates.Length; place++)
        {
            var candidate = place < 0 ? current : place;
            if (candidate < 0)
                continue;
            var key = _history.KeyOf(candidates[candidate].Operation);
            if (IsCovered(node, key))
                continue;
            (node.Chosen, node.Taken) = (new Sleeper(key, Footprint.Unknown), null);
            return true;
        }
        return false;
    }

    private static bool IsCovered(Node node, uint key) => Contains(node.Asleep, key) || Contains(node.Done, key);

    private static bool Contains(List<Sleeper> sleepers, uint key) => sleepers.Exists(sleeper => sleeper.Key == key);

    // What the events of this schedule have shown of the choices that led to it. Whoever has drawn did so with other values before.
    private void Remember()
    {
        for (var depth = 0; depth < _depth; depth++)
        {
            var node = _path[depth];
            if (node.Bound > 0)
                continue;
            var seen = _announcements.FootprintOf(node.Event);
            node.Chosen = node.Chosen with { Footprint = depth < _kept - 1 ? seen.And(node.Chosen.Footprint) : seen };
        }
    }

    private bool Advance()
    {
        while (_path.Count > 0)
        {
            var node = _path[^1];
            if (node.Bound > 0)
            {
                if (++node.TriedValues < node.Bound)
                    return true;
            }
            else
            {
                node.Done.Add(node.Chosen);
                if (TryTakeBranch(node)) // its candidates are still those of the schedule that has ended
                    return true;
            }
            _path.RemoveAt(_path.Count - 1);
        }
        return false;
    }

    private int PlaceOf(uint key, ReadOnlySpan<Candidate> candidates)
    {
        var operation = _history.OperationOf(key);
        for (var place = 0; place < candidates.Length; place++)
        {
            if (candidates[place].Operation == operation)
                return place;
        }
        throw new DivergenceException($"choice {_depth} of the schedule: the operation that ran there the time before cannot run");
    }

    private uint Describe(ReadOnlySpan<Candidate> candidates)
    {
        var hash = (uint)candidates.Length;
        foreach (var candidate in candidates)
            hash = (hash * 31) + (_history.KeyOf(candidate.Operation) * 7) + ((uint)candidate.Pending.Kind * 1021) + ((uint)candidate.Pending.Site * 8191);
        return hash;
    }
}
