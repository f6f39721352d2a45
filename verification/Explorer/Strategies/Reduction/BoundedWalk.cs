using System.Runtime.InteropServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// Every interleaving that has a schedule with at most so many preemptions: a walk over these schedules, depth first, that goes no further
/// where it comes to what it has seen.
/// </summary>
/// <remarks>
/// <para>
/// The bound is that of Musuvathi and Qadeer, <em>Iterative Context Bounding for Systematic Testing of Multithreaded Programs</em> (PLDI
/// 2007): most bugs need few preemptions, and the number of schedules grows with the length of the test to the power of the bound only.
/// </para>
/// <para>
/// What can follow depends on the interleaving of what has happened, on the operation that ran last, for to go on with it is free, and on
/// the preemptions that are left. So a choice that has been met with the first two equal, and no fewer preemptions left, is not made again.
/// Sleep sets would cut more and be wrong: the schedule that they rely on may need a preemption more (Coons, Musuvathi, McKinley,
/// <em>Bounded Partial-Order Reduction</em>, OOPSLA 2013).
/// </para>
/// </remarks>
/// <param name="bound">The most preemptions.</param>
/// <param name="known">The interleavings that are known; those that are explored are added.</param>
internal sealed class BoundedWalk(int bound, Interleavings known) : IStrategy
{
    private readonly History _history = new();
    private readonly List<Choice> _path = [];
    private readonly Dictionary<(ulong Past, uint Last), int> _met = []; // the fewest preemptions that were used before
    private int _depth;
    private int _kept;
    private int _used;

    /// <summary>True if the bound has kept it from a choice, or a schedule was cut off: then there may be other interleavings.</summary>
    public bool HasCut { get; private set; }

    public IWitness Witness => _history;

    public bool IsReducing => true;

    public bool BeginSchedule()
    {
        while (_path.Count > 0)
        {
            ref var last = ref CollectionsMarshal.AsSpan(_path)[^1];
            if (++last.Tried < last.Count)
                break;
            _path.RemoveAt(_path.Count - 1);
        }
        if (_kept > 0 && _path.Count == 0)
            return false;
        (_kept, _depth, _used) = (Math.Max(1, _path.Count), 0, 0);
        return true;
    }

    public void RepeatSchedule()
    {
        // What was met in the schedule that is run again was met with locations that had moved: it must not keep this one from going on.
        foreach (var fresh in _path.Skip(_kept))
            _met.Remove((fresh.Past, fresh.Last));
        _path.RemoveRange(Math.Min(_kept, _path.Count), Math.Max(0, _path.Count - _kept));
        (_depth, _used) = (0, 0);
    }

    public Novelty EndSchedule(bool isWhole, bool isRedundant)
    {
        _history.Close();
        HasCut |= !isWhole;
        return !isRedundant && known.Add(_history.Signature) ? Novelty.New : Novelty.Redundant;
    }

    public int Choose(ICandidates candidates)
    {
        _history.Close();
        if (candidates.Count == 1)
            return 0;
        if (candidates.Current >= 0 && _used == bound)
        {
            HasCut = true;
            return candidates.Current;
        }
        if (_depth == _path.Count)
        {
            var last = candidates.Current < 0 ? 0 : _history.KeyOf(candidates.All()[candidates.Current].Operation);
            if (_met.TryGetValue((_history.Signature, last), out var before) && before <= _used)
                return -1;
            _met[(_history.Signature, last)] = _used;
            _path.Add(new Choice(candidates.Count, Math.Max(candidates.Current, 0)) { Past = _history.Signature, Last = last });
        }
        var place = Take(candidates.Count);
        if (candidates.Current >= 0 && place != candidates.Current)
            _used++;
        return place;
    }

    public int Draw(int values)
    {
        if (_depth == _path.Count)
            _path.Add(new Choice(values, 0));
        var value = Take(values);
        _history.Draws(value);
        return value;
    }

    private int Take(int count)
    {
        var choice = _path[_depth++];
        if (choice.Count != count)
            throw new DivergenceException($"choice {_depth} of the schedule: other operations could run than the time before");
        return choice.Tried == 0 ? choice.First : choice.Tried <= choice.First ? choice.Tried - 1 : choice.Tried;
    }

    /// <summary>A choice on the path to the current schedule.</summary>
    /// <param name="Count">How many there are to choose from.</param>
    /// <param name="First">What was chosen first; then come the others in order.</param>
    private record struct Choice(int Count, int First)
    {
        /// <summary>How many have been tried before the one that is chosen.</summary>
        public int Tried;

        /// <summary>What had happened, where an operation is chosen.</summary>
        public ulong Past { get; init; }

        /// <summary>The operation that ran last and could go on; 0 for none.</summary>
        public uint Last { get; init; }
    }
}
