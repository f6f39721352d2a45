using System.Runtime.InteropServices;

namespace Weft.Exploration.Causality;

// Protocol. Each operation has a clock, and a time in it of its own that goes on whenever it makes something known to others (a release).
// Each location that orders has a clock too: a release joins the operation's clock into it, an acquisition joins it into the operation's.
// An access is kept as the time of its operation; a later one comes after it exactly if the later operation's clock has come to that time.
//
// Invariants: no clock holds a time of an operation that the operation has not come to. What is kept of a location is what no other kept
// access of the same kind comes after.
//
// What orders is told by the model of the program's locks, tasks and so on, which knows more than the program may rely on in places, and
// never less: an order too many hides a race, an order too few would make one up. Where it is not known who has ended a task, the waiter
// comes after everything.

/// <summary>
/// Finds the first two accesses of an execution to the same plain memory that nothing orders. By happens-before, so also where the
/// schedule has kept them far apart.
/// </summary>
/// <remarks>
/// After FastTrack (Flanagan and Freund, PLDI 2009). Other than there an atomic access is an access too: it races with a plain one, but
/// not with another atomic one. A compare-exchange counts as a read: whether it has written is not known when it is told.
/// </remarks>
/// <param name="collections">Counts the collections; a test has its own.</param>
internal sealed class RaceDetector(Func<int> collections) : IWitness
{
    private readonly List<VectorClock> _operations = [];
    private readonly Dictionary<nint, VectorClock> _sync = [];
    private readonly Dictionary<nint, Cell> _cells = [];
    private readonly HashSet<nint> _ended = [];
    private readonly List<VectorClock> _pool = [];
    private int _rented;
    private int _collections;
    private int _running;
    private int _steps;
    private nint _open;

    public RaceDetector()
        : this(() => GC.CollectionCount(0))
    {
    }

    /// <summary>Called with the first race of an execution.</summary>
    public Action<DataRace>? Found { get; set; }

    private VectorClock Clock => _operations[_running];

    public void Begins()
    {
        _operations.Clear();
        _sync.Clear();
        _cells.Clear();
        _ended.Clear();
        (_rented, _running, _steps, _open) = (0, -1, 0, 0);
        _collections = collections();
    }

    public void Created(int operation, uint key, int creator)
    {
        while (_operations.Count <= operation)
            _operations.Add(Rent());
        var clock = _operations[operation];
        if (creator >= 0)
        {
            clock.Join(_operations[creator]);
            Advance(creator);
        }
        clock[operation] = 1;
    }

    public void Resumes(int operation, bool isChosen)
    {
        EndStep();
        _running = operation;
    }

    public void Takes(Access access)
    {
        EndStep();
        _steps++;
        Touches(access);
        // What a method that is not rewritten does before it ends its task calls nothing that would tell when.
        if (access.Kind == AccessKind.Start)
            _open = access.Location;
    }

    public void OnlyReads()
    {
        // It orders as if it had written: the operation itself is a full fence.
    }

    public void Joins(Access access)
    {
        EndStep();
        _steps++;
        Acquires(access.Location);
    }

    public void Touches(Access access)
    {
        if (_running < 0 || access.Location == Locations.Clock)
            return;
        if (access.IsPlain)
        {
            TouchesPlainly(access.Kind == AccessKind.Write, access.Location, access.Site);
            return;
        }
        foreach (var other in access.Also ?? [])
            Touches(access with { Location = other, Also = null });
        switch (access.Kind)
        {
            case AccessKind.Interleave or AccessKind.Draw:
                break;
            case AccessKind.Start when access.Location == 0:
                break;
            case AccessKind.Read or AccessKind.Wait:
                Acquires(access.Location);
                Check(access, writes: false, isPlain: false);
                break;
            case AccessKind.Write:
                Check(access, writes: true, isPlain: false);
                Releases(access.Location);
                break;
            case AccessKind.Update or AccessKind.CompareExchange:
                Acquires(access.Location);
                Check(access, writes: access.Kind == AccessKind.Update, isPlain: false);
                Releases(access.Location);
                break;
            default:
                Exchanges(access);
                break;
        }
    }

    public void TouchesPlainly(bool writes, nint location, int site)
    {
        if (_running >= 0)
            Check(new Access(AccessKind.Read, location, site), writes, isPlain: true);
    }

    public void Releases(nint location)
    {
        if (_running < 0)
            return;
        ref var clock = ref CollectionsMarshal.GetValueRefOrAddDefault(_sync, location, out _);
        (clock ??= Rent()).Join(Clock);
        Advance(_running);
    }

    public void Acquires(nint location)
    {
        if (_running >= 0 && _sync.TryGetValue(location, out var clock))
            Clock.Join(clock);
    }

    public void Opens(nint gate) => Releases(gate);

    public void Closes(nint gate)
    {
    }

    public void Passes(nint gate) => Acquires(gate);

    public void Forestalls(int operation)
    {
    }

    public void Leaves(int operation, Access pending, nint gate, bool isJoin)
    {
    }

    /// <summary>
    /// The running operation has seen that a task has ended. If no step has told of the end, as that of a task which follows from others,
    /// it comes after everything.
    /// </summary>
    /// <param name="task">The location of the task.</param>
    /// <param name="isBornEnded">True if there never was an end: it was made as a task that has ended.</param>
    public void SeesEnd(nint task, bool isBornEnded)
    {
        if (_running < 0)
            return;
        if (_ended.Contains(task))
            Acquires(task);
        else if (!isBornEnded)
            AcquiresAll(_running);
    }

    /// <summary>
    /// An operation goes on with something of which it is not known what all comes before: it comes after everything.
    /// </summary>
    public void AcquiresAll(int operation)
    {
        // Nobody knows more of an operation than the operation itself, so its own time stands for all that is before it.
        var clock = _operations[operation];
        for (var other = 0; other < _operations.Count; other++)
        {
            clock[other] = Math.Max(clock[other], _operations[other][other]);
            if (other != operation)
                Advance(other);
        }
    }

    /// <summary>The running operation has run a static constructor: the runtime lets nobody use the type before.</summary>
    public void Initializes()
    {
        if (_running < 0)
            return;
        foreach (var operation in _operations)
            operation.Join(Clock);
        Advance(_running);
    }

    // A task that is both registered with and ended: who registers comes before what is registered, who ends it before those that see it.
    private void Exchanges(Access access)
    {
        Acquires(access.Location);
        if (access.Kind is AccessKind.Complete or AccessKind.Cancel or AccessKind.Signal or AccessKind.Start)
            Acquires(0);
        if (access.Kind is AccessKind.Complete or AccessKind.Start)
            _ended.Add(access.Location);
        Releases(access.Location);
    }

    private void EndStep()
    {
        if (_open == 0)
            return;
        Releases(_open);
        _open = 0;
    }

    private void Check(Access access, bool writes, bool isPlain)
    {
        if (access.Location <= 0)
            return;
        var clock = Clock;
        var time = clock[_running];
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, access.Location, out _);
        ref var own = ref cell.Of(writes, isPlain);
        if (own.Has(_running, time))
            return; // what has come since by others that is not ordered has been found there
        var touch = new PlainTouch(_running, time, access.Site, _steps);
        Compare(cell.PlainWrites.FirstNotBefore(clock), true, touch, writes);
        if (writes)
            Compare(cell.PlainReads.FirstNotBefore(clock), false, touch, writes);
        if (isPlain)
        {
            Compare(cell.AtomicWrites.FirstNotBefore(clock), true, touch, writes);
            if (writes)
                Compare(cell.AtomicReads.FirstNotBefore(clock), false, touch, writes);
        }
        own.Add(touch, clock);
    }

    // An address names a location only until a collection moves objects; an execution in which one did is run again.
    private void Compare(PlainTouch earlier, bool earlierWrites, PlainTouch later, bool laterWrites)
    {
        if (earlier.Time != 0 && collections() == _collections)
            Found?.Invoke(new DataRace(earlier, earlierWrites, later, laterWrites));
    }

    private void Advance(int operation) => _operations[operation][operation]++;

    private VectorClock Rent()
    {
        if (_rented == _pool.Count)
            _pool.Add(new VectorClock());
        var clock = _pool[_rented++];
        clock.Clear();
        return clock;
    }

    private struct Cell
    {
        public PlainTouches PlainReads;
        public PlainTouches PlainWrites;
        public PlainTouches AtomicReads;
        public PlainTouches AtomicWrites;

        [System.Diagnostics.CodeAnalysis.UnscopedRef]
        public ref PlainTouches Of(bool writes, bool isPlain)
        {
            if (isPlain)
                return ref writes ? ref PlainWrites : ref PlainReads;
            return ref writes ? ref AtomicWrites : ref AtomicReads;
        }
    }
}
