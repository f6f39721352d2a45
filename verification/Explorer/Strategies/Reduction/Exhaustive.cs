using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// Every interleaving once: dynamic partial-order reduction with wake-up trees. Of all schedules that differ in the order of independent
/// events only, it runs one.
/// </summary>
/// <remarks>
/// <para>
/// Abdulla, Aronsson, Jonsson, Sagonas, <em>Optimal Dynamic Partial Order Reduction</em> (POPL 2014), and with blocking, <em>Source Sets: A
/// Foundation for Optimal Dynamic Partial Order Reduction</em> (JACM 2017). After each schedule every race in it is reversed: at the node
/// of its first event, what does not depend on that event is to be tried before it, and then the second, unless something explored or
/// pending covers it. Sleep sets (Godefroid 1996) keep explored beginnings from being run again.
/// </para>
/// <para>
/// A step's pending access is announced, so a sleeper's is known in every execution, though addresses are others each time. What it does
/// beside is remembered by kind (<see cref="Footprint"/>). What is pending further down is placed by what its operations had seen
/// (<see cref="Whereabouts"/>). Where that does not tell enough, what is pending is doubtful (<see cref="Branch.IsDoubtful"/>), and a
/// schedule below may turn out redundant: it is cut off, or counted as such; no interleaving is lost by it, or counted twice.
/// </para>
/// </remarks>
internal sealed partial class Exhaustive : IStrategy
{
    private readonly History _history = new();
    private readonly Announcements _announcements;
    private readonly Reversal _reversal;
    private readonly List<Node> _path = [];
    private readonly Interleavings _known;
    private readonly Units _units;
    private int _depth;
    private int _kept; // the nodes that were there before the current schedule
    private int _draws; // how many values the current event has drawn
    private Node? _last; // the node of the current event
    private bool _hasBegun;
    private bool _hasDiverged; // the current schedule could not make a choice that was made before

    /// <param name="known">The interleavings that are known; those that are explored are added.</param>
    /// <param name="shard">Which part of them is explored.</param>
    public Exhaustive(Interleavings known, Shard shard)
    {
        _known = known;
        _units = new Units(shard);
        _announcements = new Announcements(_history);
        _reversal = new Reversal(_history, _announcements);
    }

    public IWitness Witness => _history;

    public bool IsReducing => true;

    /// <summary>What remains to be done.</summary>
    public WalkProgress Progress { get; } = new();

    /// <summary>True if a schedule was cut off, or has shown addresses that moved: then it is not known whether all were run.</summary>
    public bool HasDoubt { get; private set; }

    /// <summary>How often the current schedule has switched away from an operation that could go on.</summary>
    public int Preemptions { get; private set; }

    public bool BeginSchedule()
    {
        if (_hasBegun && !_isAhead && !Advance())
            return false;
        if (_isAhead && _path.Count == 0)
            return false;
        (_hasBegun, _isAhead) = (true, false);
        _kept = _path.Count;
        _units.Begin();
        Restart();
        return true;
    }

    public void RepeatSchedule()
    {
        _path.RemoveRange(_kept, _path.Count - _kept);
        _units.Repeat();
        Restart();
    }

    public Novelty EndSchedule(bool isWhole, bool isRedundant)
    {
        _history.Close();
        HasDoubt |= !isWhole;
        ForgetWhatDiverged();
        Remember();
        _reversal.Reverse(_path);
        Progress.Ended(_path);
        if (!_units.OwnsEnd(_path))
            return Novelty.Elsewhere;
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
        if (node.Description == 0)
            node.Description = Describe(all); // it was met by another process, which has other numbers
        if (node.Bound > 0 || node.Description != Describe(all))
            throw Diverges("other operations could run than the time before");
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
            throw Diverges("another value is drawn than the time before");
        _draws++;
        _history.Draws(node.Value);
        return node.Value;
    }

    private void Restart()
    {
        (_depth, _draws, _last, Preemptions, _hasDiverged) = (0, 0, null, 0, false);
        _announcements.Clear();
    }

    private bool TryExtend(ReadOnlySpan<Candidate> candidates, int current, int first)
    {
        var node = new Node
        {
            Description = Describe(candidates),
            Asleep = _last is null ? [] : AsleepAfter(_last),
            Branches = _last?.Taken is { } taken ? [.. taken.Children] : [],
        };
        (node.FirstCandidate, node.CandidateCount) = (first, candidates.Length);
        if (!TryTakeBranch(node) && !TryTakeAny(node, candidates, current))
            return false;
        if (!_units.Place(node, _last, FreeOf(node, candidates)))
            return false;
        _path.Add(node);
        return true;
    }

    private List<Sleeper> AsleepAfter(Node node)
    {
        var asleep = new List<Sleeper>(node.Asleep.Count + node.Done.Count);
        // At the end of what was pending nobody sleeps, if all has been put where it belongs. Where somebody does, something may stand
        // elsewhere.
        var isInDoubt = node.Taken is null or { IsDoubtful: true } or { Children.Count: 0 };
        AddTo(asleep, node.Asleep, node, isInDoubt);
        AddTo(asleep, node.Done, node, isInDoubt);
        return asleep;
    }

    // They sleep on unless what has happened depends on them.
    private void AddTo(List<Sleeper> asleep, List<Sleeper> sleepers, Node node, bool isInDoubt)
    {
        foreach (var sleeper in sleepers)
        {
            if (_announcements.At(node, sleeper.Key) is { } announced
                && !_announcements.MayDepend(node.Event, announced, sleeper.Footprint))
            {
                asleep.Add(sleeper with { IsDoubtful = sleeper.IsDoubtful || isInDoubt });
            }
        }
    }

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

    // Whoever could be chosen there as well.
    private List<uint> FreeOf(Node node, ReadOnlySpan<Candidate> candidates)
    {
        var free = new List<uint>();
        foreach (var candidate in _units.AreAll ? [] : candidates)
        {
            if (_history.KeyOf(candidate.Operation) is var key && key != node.Chosen.Key && !IsCovered(node, key))
                free.Add(key);
        }
        return free;
    }

    private static bool IsCovered(Node node, uint key) => Contains(node.Asleep, key) || Contains(node.Done, key);

    private static bool Contains(List<Sleeper> sleepers, uint key)
    {
        foreach (var sleeper in sleepers)
        {
            if (sleeper.Key == key)
                return true;
        }
        return false;
    }

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
        throw Diverges("the operation that ran there the time before cannot run");
    }

    private DivergenceException Diverges(string how)
    {
        _hasDiverged = true;
        return new DivergenceException($"choice {_depth} of the schedule: {how}");
    }

    // What was to come from the choice on that could not be made again tells of events of other schedules, which this one does not have.
    // Only at the end: a schedule that a collection has moved is run again, and what is pending there is not lost.
    private void ForgetWhatDiverged()
    {
        if (!_hasDiverged)
            return;
        _depth--;
        _path.RemoveRange(_depth, _path.Count - _depth);
        _kept = Math.Min(_kept, _depth);
    }

    private uint Describe(ReadOnlySpan<Candidate> candidates)
    {
        var hash = (uint)candidates.Length;
        foreach (var candidate in candidates)
        {
            hash = (hash * 31)
                + (_history.KeyOf(candidate.Operation) * 7)
                + ((uint)candidate.Pending.Kind * 1021)
                + ((uint)candidate.Pending.Site * 8191);
        }

        return hash;
    }
}
