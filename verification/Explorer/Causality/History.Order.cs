using System.Runtime.InteropServices;

namespace Weft.Exploration.Causality;

// The order of events. Each has two rows of clocks: what happens before it whatever the choices (its operation's past, its creation, the
// ends that it waited for), and all that happens before it.
internal sealed partial class History
{
    private readonly Clocks _clocks = new();
    private readonly AccessLists _accesses = new();
    private readonly AccessLists _releases = new();
    private readonly List<Race> _races = [];
    private readonly List<int> _rivals = [];
    private int _lastOpaque = -1;

    /// <summary>The pairs of events that could be the other way round, by rising second.</summary>
    public IReadOnlyList<Race> Races => _races;

    /// <summary>True if the one is the other, or happens before it.</summary>
    public bool HappensBefore(int first, int second) => IsIn(Full(second), first);

    /// <summary>True if the one happens before the other whatever else is chosen.</summary>
    public bool IsBound(int first, int second) => IsIn(Bound(second), first);

    /// <summary>True if neither could take the place of the other.</summary>
    public bool AreDependent(int one, int other)
    {
        if (this[one].IsOpaque || this[other].IsOpaque)
            return true;
        foreach (var touch in TouchesOf(one))
        {
            foreach (var another in TouchesOf(other))
            {
                if (touch.Location == another.Location && (touch.Writes || another.Writes))
                    return true;
            }
        }
        return false;
    }

    /// <summary>True if an event might depend on another one at a time at which that would find something else than it did.</summary>
    public bool MayDepend(int one, int other)
    {
        if (AreDependent(one, other))
            return true;
        if (!this[other].MayOnlyRead)
            return false;
        var location = _touches[this[other].Announced].Location;
        foreach (var touch in TouchesOf(one))
        {
            if (touch.Location == location)
                return true;
        }
        return false;
    }

    private static int Bound(int @event) => 2 * @event;

    private static int Full(int @event) => (2 * @event) + 1;

    private bool IsIn(int row, int @event) => _clocks.Get(row, this[@event].Operation) >= this[@event].Ordinal;

    private void ForgetOrder()
    {
        _clocks.Clear();
        _accesses.Clear();
        _releases.Clear();
        _races.Clear();
        _lastOpaque = -1;
    }

    private void Order(int @event)
    {
        BeginRows(@event);
        foreach (var (location, acquires) in _edges)
        {
            if (acquires)
                Acquire(location, Bound(@event));
        }
        FindRivals(@event);
        foreach (var (location, acquires) in _edges)
        {
            if (!acquires)
                _releases.Add(location, @event, TouchKind.Write);
        }
        this[@event].Hash = HashOf(@event);
        this[@event].Local = LocalOf(@event);
        Signature += this[@event].Hash;
        foreach (var touch in TouchesOf(@event))
            _accesses.Add(touch.Location, @event, touch.Kind);
        if (this[@event].IsOpaque)
            _lastOpaque = @event;
    }

    private void OrderLeft(int @event)
    {
        BeginRows(@event);
        FindRivals(@event);

        // Whoever has forestalled it decides, also where what was done since conflicts with it: that it could not have come before.
        if (_actors[this[@event].Operation].ForestalledBy is >= 0 and var forestaller && !IsIn(Bound(@event), forestaller))
            _races.Add(new Race(forestaller, @event));
    }

    private void BeginRows(int @event)
    {
        _clocks.Add();
        _clocks.Add();
        var actor = _actors[this[@event].Operation];
        if (actor.Last >= 0)
            _clocks.Join(Bound(@event), Full(actor.Last));
        if (actor.CreatedBy >= 0)
            _clocks.Join(Bound(@event), Full(actor.CreatedBy));
        this[@event].LocalBefore = actor.Last >= 0
            ? this[actor.Last].Local
            : Mix(actor.CreatedBy >= 0 ? this[actor.CreatedBy].Local : 0, actor.Key);
    }

    // All that has released the location so far, and the last that has written it: the end of a task.
    private void Acquire(nint location, int row)
    {
        for (var entry = _releases.Last(location); entry >= 0; entry = _releases[entry].Before)
            _clocks.Join(row, Full(_releases[entry].Event));
        for (var entry = _accesses.Last(location); entry >= 0; entry = _accesses[entry].Before)
        {
            if (!_accesses[entry].Writes)
                continue;
            _clocks.Join(row, Full(_accesses[entry].Event));
            return;
        }
    }

    private void FindRivals(int @event)
    {
        _rivals.Clear();
        ref var me = ref this[@event];
        _clocks.Join(Full(@event), Bound(@event));
        foreach (var touch in TouchesOf(@event))
            FindRivals(@event, touch);
        if (me.IsOpaque)
        {
            foreach (ref var actor in CollectionsMarshal.AsSpan(_actors))
                Meet(@event, actor.Last);
        }
        Meet(@event, _lastOpaque);
        _clocks.Set(Full(@event), me.Operation, me.Ordinal);
        foreach (var rival in _rivals)
        {
            if (!IsIn(Bound(@event), rival) && !IsOrderedBy(rival))
                _races.Add(new Race(rival, @event));
        }
    }

    // The last of those that conflict and could have come second. What has opened a gate for the event came before in any case; so did what
    // was done while the gate was closed. But what has closed it could have come later.
    private void FindRivals(int @event, Touch touch)
    {
        for (var place = _accesses.Last(touch.Location); place >= 0;)
        {
            var entry = _accesses[place];
            place = entry.Before;
            if (!touch.Writes && !entry.Writes)
                continue;
            _clocks.Join(Full(@event), Full(entry.Event));
            if (IsIn(Bound(@event), entry.Event))
            {
                if (entry.Writes)
                    return;
            }
            else if (WasPossibleBefore(entry.Event, @event))
            {
                if (!_rivals.Contains(entry.Event))
                    _rivals.Add(entry.Event);
                if (entry.Writes)
                    return;
            }
        }
    }

    private void Meet(int @event, int other)
    {
        if (other < 0 || this[other].Operation == this[@event].Operation)
            return;
        _clocks.Join(Full(@event), Full(other));
        if (!_rivals.Contains(other) && WasPossibleBefore(other, @event))
            _rivals.Add(other);
    }

    private bool IsOrderedBy(int rival)
    {
        foreach (var other in _rivals)
        {
            if (other != rival && IsIn(Full(other), rival))
                return true;
        }
        return false;
    }

    // A gate that nobody has touched counts as open: to try in vain costs a schedule, not to try may lose some.
    private bool WasPossibleBefore(int earlier, int @event)
    {
        foreach (var touch in TouchesOf(@event))
        {
            if (touch.Kind == TouchKind.Pass && !WasOpenBefore(touch.Location, earlier))
                return false;
        }
        return true;
    }

    private bool WasOpenBefore(nint gate, int earlier)
    {
        var isOpen = true;
        for (var place = _accesses.Last(gate); place >= 0; place = _accesses[place].Before)
        {
            var entry = _accesses[place];
            if (entry.Kind is not (TouchKind.Open or TouchKind.Close))
                continue;
            if (!HappensBefore(earlier, entry.Event)) // what opened it need not wait for the earlier one
                return entry.Kind == TouchKind.Open;
            isOpen = entry.Kind != TouchKind.Open; // what is opened was closed
        }
        return isOpen;
    }

    // Two schedules are of one interleaving exactly if their operations do the same, and each touch finds its location with the same past.
    private ulong HashOf(int @event)
    {
        ref var me = ref this[@event];
        var hash = Mix(Mix(0, KeyOf(me.Operation)), (uint)me.Ordinal);
        foreach (var value in DrawsOf(@event))
            hash = Mix(hash, (uint)value + 1);
        foreach (var touch in TouchesOf(@event))
            hash = Mix(Mix(hash, (ulong)touch.Kind), PastOf(touch));
        if (me.IsOpaque)
            hash = Mix(hash, Signature);
        return _lastOpaque < 0 ? hash : Mix(hash, this[_lastOpaque].Hash);
    }

    // What an operation has seen: its own past, what it has drawn, and what was written before at the locations that it has looked at. What
    // the end of another one has told it is taken for everything.
    private ulong LocalOf(int @event)
    {
        ref var me = ref this[@event];
        var local = Mix(me.LocalBefore, (uint)me.Ordinal);
        foreach (var value in DrawsOf(@event))
            local = Mix(local, (uint)value + 1);
        if (me.IsOpaque || _edges.Count > 0)
            return Mix(local, Signature);
        var place = me.FirstTouch;
        foreach (var touch in TouchesOf(@event))
        {
            if (place++ != me.Announced || !me.IsBlind)
                local = Mix(Mix(local, (ulong)touch.Kind), SeenAt(touch.Location));
        }
        return local;
    }

    // Whoever has written there last has told what it had seen, with what it wrote and with all that it did before.
    private ulong SeenAt(nint location)
    {
        for (var place = _accesses.Last(location); place >= 0; place = _accesses[place].Before)
        {
            if (_accesses[place].Writes)
                return this[_accesses[place].Event].Local;
        }
        return 0;
    }

    private ulong PastOf(Touch touch)
    {
        var past = 0UL;
        for (var place = _accesses.Last(touch.Location); place >= 0; place = _accesses[place].Before)
        {
            var entry = _accesses[place];
            if (entry.Writes)
                return past + Mix(1, this[entry.Event].Hash);
            if (touch.Writes)
                past += Mix(2, this[entry.Event].Hash);
        }
        return past;
    }

    // The finalizer of SplitMix64, on a sum that tells the order.
    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash * 0x9E3779B97F4A7C15UL) + value + 1;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
