using System.Runtime.InteropServices;

namespace Weft.Exploration.Causality;

// Protocol. An event is open from Resumes to the next Resumes, or to Close. While it is open its touches are only noted: whether a
// compare-exchange has written is known after it. When it is closed it gets its place in the order (History.Order.cs): clocks, races, hash.
// Only the holder of the baton calls.

/// <summary>
/// What happened in one execution, and what happens before what: the events, what each touched, which are dependent, which pairs are races
/// that another schedule could decide the other way.
/// </summary>
/// <remarks>
/// Happens-before is the one of Mazurkiewicz traces: the order of each operation, creation, and for each location every write with every
/// other access. Locks, semaphores and all that blocks are gates: to open and to close one are writes, to pass one is a read. An end that
/// can only come once (a task's) orders those who wait for it without being a choice.
/// </remarks>
internal sealed partial class History : IWitness
{
    private readonly List<Event> _events = [];
    private readonly List<Touch> _touches = [];
    private readonly List<int> _draws = [];
    private readonly List<Actor> _actors = [];
    private readonly Dictionary<uint, int> _byKey = [];
    private readonly List<(nint Location, bool Acquires)> _edges = [];
    private int _taken; // the first touch of what was announced last; -1 for none
    private int _takenEnd;
    private bool _isOpen;

    /// <summary>The events so far, those that could not happen last.</summary>
    public int Count => _events.Count;

    /// <summary>The events that have happened.</summary>
    public int Executed { get; private set; }

    /// <summary>The same for all schedules of one interleaving: of what has happened so far.</summary>
    public ulong Signature { get; private set; }

    private ref Event Last => ref CollectionsMarshal.AsSpan(_events)[^1];

    public ref Event this[int @event] => ref CollectionsMarshal.AsSpan(_events)[@event];

    public ReadOnlySpan<Touch> TouchesOf(int @event) =>
        CollectionsMarshal.AsSpan(_touches).Slice(this[@event].FirstTouch, this[@event].TouchCount);

    public ReadOnlySpan<int> DrawsOf(int @event) => CollectionsMarshal.AsSpan(_draws).Slice(this[@event].FirstDraw, this[@event].DrawCount);

    /// <summary>True if what an event had announced has changed something.</summary>
    public bool Writes(int @event) => this[@event].Announced is >= 0 and var touch && _touches[touch].Writes;

    /// <summary>What tells an operation from others in all schedules.</summary>
    public uint KeyOf(int operation) => _actors[operation].Key;

    /// <summary>The number of an operation in this execution; -1 if there is none of that key.</summary>
    public int OperationOf(uint key) => _byKey.GetValueOrDefault(key, -1);

    /// <inheritdoc/>
    public void Begins()
    {
        _events.Clear();
        _touches.Clear();
        _draws.Clear();
        _actors.Clear();
        _byKey.Clear();
        _edges.Clear();
        _isOpen = false;
        (Executed, Signature) = (0, 0);
        ForgetOrder();
    }

    /// <inheritdoc/>
    public void Created(int operation, uint key, int creator)
    {
        while (_actors.Count <= operation)
            _actors.Add(default);
        // Who is created between two events is created by the one before.
        _actors[operation] = new Actor { Key = key, Last = -1, ForestalledBy = -1, CreatedBy = creator < 0 ? -1 : LastOf(creator) };
        _byKey[key] = operation;
        _clocks.Widen(operation);
    }

    /// <inheritdoc/>
    public void Resumes(int operation, bool isChosen)
    {
        Close();
        ref var actor = ref CollectionsMarshal.AsSpan(_actors)[operation];
        _events.Add(new Event
        {
            Operation = operation,
            Ordinal = ++actor.Events,
            IsChosen = isChosen,
            Announced = -1,
            FirstTouch = _touches.Count,
            FirstDraw = _draws.Count,
        });
        (_isOpen, _taken) = (true, -1);
    }

    /// <summary>Ends the event that is open.</summary>
    public void Close()
    {
        if (!_isOpen)
            return;
        _isOpen = false;
        ref var closed = ref Last;
        closed.TouchCount = _touches.Count - closed.FirstTouch;
        closed.DrawCount = _draws.Count - closed.FirstDraw;
        Executed = _events.Count;
        Order(Executed - 1);
        CollectionsMarshal.AsSpan(_actors)[closed.Operation].Last = Executed - 1;
        _edges.Clear();
    }

    /// <inheritdoc/>
    public void Takes(Access access)
    {
        ref var open = ref Last;
        open.IsHidden |= _touches.Count > open.FirstTouch; // one that went on through its points
        _taken = access.Touches && !access.MayTouchAnything ? _touches.Count : -1;
        if (access.MayTouchAnything)
            open.IsOpaque = true;
        else if (access.Touches)
            Add(access);
        _takenEnd = _touches.Count;
        if (_taken == open.FirstTouch)
            (open.Announced, open.MayWrite, open.MayOnlyRead, open.IsBlind) =
                (_taken, access.Writes, MayOnlyRead(access.Kind), access.Kind == AccessKind.Write);
    }

    /// <inheritdoc/>
    public void OnlyReads()
    {
        for (var touch = _taken; touch >= 0 && touch < _takenEnd; touch++)
            _touches[touch] = _touches[touch] with { Kind = TouchKind.Read };
    }

    /// <inheritdoc/>
    public void Joins(Access access) => Acquires(access.Location);

    /// <inheritdoc/>
    public void Touches(Access access)
    {
        if (access.MayTouchAnything)
            Last.IsOpaque = true;
        else if (access.Touches)
            AddHidden(access);
    }

    /// <inheritdoc/>
    public void TouchesPlainly(bool writes, nint location, int site)
    {
        // Where no two plain accesses race, what orders them is among the events; where two do, that is what is reported.
    }

    /// <inheritdoc/>
    public void Releases(nint location) => _edges.Add((location, false));

    /// <inheritdoc/>
    public void Acquires(nint location) => _edges.Add((location, true));

    /// <inheritdoc/>
    public void Opens(nint gate) => Add(gate, TouchKind.Open);

    /// <inheritdoc/>
    public void Closes(nint gate) => Add(gate, TouchKind.Close);

    /// <inheritdoc/>
    public void Passes(nint gate) => Add(gate, TouchKind.Pass);

    /// <summary>Notes a value that the open event has drawn.</summary>
    public void Draws(int value) => _draws.Add(value);

    /// <inheritdoc/>
    public void Forestalls(int operation) => CollectionsMarshal.AsSpan(_actors)[operation].ForestalledBy = _events.Count - 1;

    /// <inheritdoc/>
    public void Leaves(int operation, Access pending, nint gate, bool isJoin)
    {
        Close();
        if (isJoin)
            return;
        var first = _touches.Count;
        if (pending.Touches)
            Add(pending);
        if (gate != 0)
            Add(gate, TouchKind.Pass);
        _events.Add(new Event
        {
            Operation = operation,
            Ordinal = _actors[operation].Events + 1,
            IsChosen = true,
            IsOpaque = pending.MayTouchAnything,
            Announced = pending.Touches ? first : -1,
            MayWrite = pending.Writes,
            MayOnlyRead = MayOnlyRead(pending.Kind),
            FirstTouch = first,
            TouchCount = _touches.Count - first,
            FirstDraw = _draws.Count,
        });
        OrderLeft(_events.Count - 1);
    }

    private static bool MayOnlyRead(AccessKind kind) => kind is AccessKind.CompareExchange or AccessKind.Await or AccessKind.Acquire;

    // An event that is open is its operation's last.
    private int LastOf(int operation) =>
        _isOpen && Last.Operation == operation ? _events.Count - 1 : _actors[operation].Last;

    private void AddHidden(Access access)
    {
        ref var open = ref Last;
        open.IsHidden |= access.Location != Locations.Clock && !IsTouched(access, open.FirstTouch);
        Add(access);
    }

    private bool IsTouched(Access access, int from)
    {
        foreach (var other in access.Also ?? [])
        {
            if (!IsTouched(other, access.Writes, from))
                return false;
        }
        return IsTouched(access.Location, access.Writes, from);
    }

    private bool IsTouched(nint location, bool writes, int from)
    {
        for (; from < _touches.Count; from++)
        {
            if (_touches[from].Location == location && (_touches[from].Writes || !writes))
                return true;
        }
        return false;
    }

    private void Add(Access access)
    {
        var kind = access.Writes ? TouchKind.Write : TouchKind.Read;
        Add(access.Location, kind);
        foreach (var other in access.Also ?? [])
            Add(other, kind);
    }

    private void Add(nint location, TouchKind kind) => _touches.Add(new Touch(location, kind));

    private struct Actor
    {
        public uint Key;
        public int Events;

        /// <summary>Its last event that is closed; -1 for none.</summary>
        public int Last;

        /// <summary>The event that created it; -1 for none.</summary>
        public int CreatedBy;

        /// <summary>The event that has kept it from running; -1 for none.</summary>
        public int ForestalledBy;
    }
}
