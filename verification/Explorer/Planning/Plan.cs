using Weft.Exploration.Reports;

namespace Weft.Exploration.Planning;

// Protocol. A plan is a sequence of phases, a phase a sequence of portions, a portion a sequence of schedules: one order of all
// schedules, that in which a single loop would run them. Several loops run portions side by side, and the result is still that of
// the order: what comes after the first finding, or after the last schedule that was asked for, counts for nothing, so it makes no
// difference how many loops there were.
//
// All state is under _gate. The first of the open portions is folded into the totals when it has ended, so the totals hold only
// schedules with nothing open before them. A loop waits in Take only while another one runs a portion; that one comes to MayGoOn
// or Ends after each of its schedules, so nobody waits for ever.

/// <summary>Which schedules are to be run, by however many loops.</summary>
/// <param name="name">What the way to choose them is called.</param>
/// <param name="schedules">The most that are run.</param>
/// <param name="phases">One after the other, until every schedule is explored or something is found.</param>
internal sealed class Plan(string name, long schedules, params Phase[] phases)
{
    // How often a portion with open ones before it asks how many schedules are still wanted.
    private const long LimitInterval = 64;

    private readonly object _gate = new();
    private readonly Queue<Phase> _phases = new(phases);
    private readonly List<Portion> _open = [];
    private readonly Queue<Portion> _splitOff = [];
    private Phase? _phase;
    private long _folded; // the schedules of this phase that are in the totals
    private bool _isClosed; // nothing is begun after the portions that are open
    private bool _isOver;
    private int _waiting;

    public string Name => name;

    /// <summary>Is run when every interleaving was; null for none.</summary>
    public Phase? Audit { get; init; }

    /// <summary>The schedules that count. Final when every loop has ended.</summary>
    public Tally Total { get; private set; }

    /// <summary>The schedules that have only checked whether it is complete.</summary>
    public Tally Audited { get; private set; }

    public long Schedules => Total.Schedules;

    public long Steps => Total.Steps;

    /// <summary>The most preemptions up to which it has run every interleaving; null if none.</summary>
    public int? Bound { get; private set; }

    /// <summary>True when every schedule has been run.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What it can go on with in another process; null for nothing.</summary>
    public SavedWalk? Saved { get; init; }

    /// <summary>Where to go on if it was stopped; null if there is nothing to go on with.</summary>
    public PlanState? State { get; private set; }

    /// <summary>True when it was stopped before it was over.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>The portion whose last schedule went wrong first.</summary>
    public Portion? Finding { get; private set; }

    /// <summary>How far it has come, as far as it is known what counts.</summary>
    public ExplorationProgress Progress
    {
        get
        {
            lock (_gate)
            {
                var tally = _open.Aggregate(Total, (sum, portion) => IsAuditing ? sum : sum + portion.Tally);
                return new ExplorationProgress(Math.Min(schedules, tally.Schedules), schedules)
                {
                    Interleavings = tally.Interleavings > 0 ? tally.Interleavings : null,
                    Redundant = tally.Redundant,
                    Bound = _phase?.PreemptionBound,
                    Estimate = _phase?.Estimate ?? Estimate.None,
                };
            }
        }
    }

    /// <summary>True when a loop more would have something to do.</summary>
    public bool HasMore
    {
        get
        {
            lock (_gate)
                return !_isOver;
        }
    }

    /// <summary>See <see cref="Phase.TakesBlameForNoEnd"/>.</summary>
    public bool TakesBlameForNoEnd(Portion portion)
    {
        lock (_gate)
            return !portion.IsWithdrawn && _phase is { TakesBlameForNoEnd: true };
    }

    /// <summary>
    /// The next portion for a loop that has none; waits for one to be split off if it has to. Null when the plan is over.
    /// </summary>
    public Portion? Take()
    {
        lock (_gate)
        {
            if (_phase is null && !_isOver)
            {
                Resume();
                BeginPhase();
            }
            while (!_isOver)
            {
                if (_splitOff.TryDequeue(out var rest))
                    return rest;
                if (!_isClosed && !_phase!.IsHandedOut)
                    return Open(_open.Count, _phase.Take());
                _waiting++;
                Monitor.Wait(_gate);
                _waiting--;
            }
            return null;
        }
    }

    /// <summary>Called by the loop that runs <paramref name="portion"/> after each schedule. False if it goes no further.</summary>
    public bool MayGoOn(Portion portion)
    {
        if (portion.IsWithdrawn)
            return false;
        if (portion.IsFull)
        {
            Ends(portion, PortionEnd.Limit);
            return false;
        }
        if (Volatile.Read(ref _waiting) > 0 || portion.Schedules % LimitInterval == 0)
            Adjust(portion);
        return true;
    }

    /// <summary>
    /// Called by the loop that runs <paramref name="portion"/> when it goes no further. False if it does not count anyway.
    /// </summary>
    public bool Ends(Portion portion, PortionEnd end)
    {
        lock (_gate)
        {
            if (portion.IsWithdrawn)
                return false;
            portion.End = end;
            if (end is PortionEnd.Finding or PortionEnd.CutOff)
            {
                Withdraw(_open.IndexOf(portion) + 1);
                _isClosed = true;
            }
            Fold();
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Ends where it stands: what has been run so far counts.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            IsInterrupted = true;
            foreach (var portion in _open)
                Add(portion.Tally);
            if (IsAuditing)
                IsComplete = false; // what was not looked at to the end is not claimed
            if (_phase is { GoesOn: true })
                State = Saved?.Save(Total, Bound, phases.Length - _phases.Count - 1);
            Over();
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Nobody wants the result any more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            Withdraw(0);
            _isOver = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Adjust(Portion portion)
    {
        lock (_gate)
        {
            var place = _open.IndexOf(portion);
            if (place < 0)
                return;
            portion.Limit(_phase!.Budget - _folded - _open.Take(place).Sum(earlier => earlier.Schedules));
            if (_waiting <= _splitOff.Count || _phase.Split(portion) is not { } rest)
                return;
            _splitOff.Enqueue(Open(place + 1, rest));
            Monitor.PulseAll(_gate);
        }
    }

    private Portion Open(int place, Portion portion)
    {
        _open.Insert(place, portion);
        if (place == 0)
            portion.BecomeFirst(_phase!.Budget - _folded);
        return portion;
    }

    private void Fold()
    {
        while (_open is [{ End: not PortionEnd.None } first, ..])
        {
            var wanted = _phase!.Budget - _folded;
            var counted = Math.Min(first.Schedules, wanted);
            Add(first.TallyOf(counted));
            _folded += counted;
            _open.RemoveAt(0);
            if (_open.Count > 0)
                _open[0].BecomeFirst(_phase.Budget - _folded);
            if (first.Schedules <= wanted && first.End == PortionEnd.Finding)
            {
                LookForLess(first);
            }
            else if (_folded == _phase.Budget || first.End == PortionEnd.CutOff)
            {
                Leave(_phase);
                BeginPhase();
            }
            else if (_open.Count == 0 && _phase.IsHandedOut)
            {
                End(_phase);
            }
        }
    }

    private void Add(Tally tally)
    {
        if (IsAuditing)
            Audited += tally;
        else
            Total += tally;
    }

    // It stays what was found unless one of the phases finds something else.
    private void LookForLess(Portion finding)
    {
        Finding = finding;
        _phases.Clear();
        foreach (var phase in _phase!.ForLess(finding))
            _phases.Enqueue(phase);
        BeginPhase();
    }

    // It has run all its schedules.
    private void End(Phase phase)
    {
        if (Finding is not null || IsAuditing)
        {
            BeginPhase();
            return;
        }
        Bound = phase.PreemptionBound ?? Bound;
        if (!phase.IsExhaustive)
        {
            BeginPhase();
            return;
        }
        IsComplete = true;
        _phases.Clear();
        if (Audit is not null)
            _phases.Enqueue(Audit);
        BeginPhase();
    }

    // It has not: a larger bound would not get further.
    private void Leave(Phase phase)
    {
        while (phase.PreemptionBound is not null && _phases.TryPeek(out var next) && next.PreemptionBound is not null)
            _phases.Dequeue();
    }

    private bool IsAuditing => _phase is not null && _phase == Audit;

    // What another process has done counts, and is not done again.
    private void Resume()
    {
        if (Saved?.Resumed is not { } resumed)
            return;
        (Total, Bound) = (resumed.Total, resumed.Bound);
        for (var phase = 0; phase < resumed.Phase && _phases.Count > 1; phase++)
            _phases.Dequeue();
    }

    private void BeginPhase()
    {
        Withdraw(0);
        (_folded, _isClosed) = (0, false);
        var isAuditing = _phases.TryPeek(out var next) && next == Audit;
        _isOver = (Schedules >= schedules && !isAuditing) || !_phases.TryDequeue(out _phase);
        if (!_isOver)
            _phase!.Begin(isAuditing ? long.MaxValue : schedules - Schedules);
    }

    private void Over()
    {
        Withdraw(0);
        _isOver = true;
    }

    private void Withdraw(int from)
    {
        foreach (var portion in _open[from..])
            portion.Withdraw();
        _open.RemoveRange(from, _open.Count - from);
        var kept = _splitOff.Where(portion => !portion.IsWithdrawn).ToArray();
        _splitOff.Clear();
        Array.ForEach(kept, _splitOff.Enqueue);
    }
}
