using Weft.Exploration.Causality;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Scheduling;

// Protocol. Only the holder of the baton calls. For each operation and each place at which it has given a hint there is a round; from the
// first hint of an execution on the rounds are told what steps do.
//
//      Looking ---- the hint again, nothing that it looked at has changed ----> Held ---- another one changes it ----> Looking
//         |  \----- the hint again, something has changed --------------------> Looking           |
//         |                                                            Held ---- nobody else can run ----> Looking, after everything
//         \-------- the hint again, it has done more than to look ------------> Looking; too often: Fairness decides

/// <summary>
/// Who waits at a hint while a strategy explores interleavings: an operation that has come back to it and has only looked waits until
/// something that it has looked at is written. Whether it may run follows from the interleaving; by <see cref="Fairness"/> it would
/// follow from the order of the schedule, and two schedules of one interleaving would not have the same continuations.
/// </summary>
/// <remarks>
/// <para>
/// Why nothing gets lost: a round that only looks, and comes back to where it began with nothing changed, can be left out of a schedule
/// without any other operation seeing it; and so can all that repeat it. The idea is that of the loops that wait in Kokologiannakis,
/// Ren, Vafeiadis, <em>Dynamic Partial Order Reductions for Spinloops</em> (FMCAD 2021). What can differ is what the loop counts itself,
/// and what it looks at unseen. So the first hint holds nobody: it may be in no loop at all.
/// </para>
/// <para>
/// What is not decided by the interleaving is said (<see cref="RemarkKind.LeftOut"/>), and takes the claim away: an operation that went on
/// since nobody else could, and a loop that does more than to look.
/// </para>
/// </remarks>
internal sealed class Spinning(Execution execution, IStrategy strategy) : IWitness
{
    /// <summary>So often may a loop come back that does more than to look; then it gives way as under other strategies.</summary>
    public const int MostFreeRounds = 5;

    private const string Waits =
        "a loop was explored as waiting for a write to what it reads; should it give up after some rounds, it was followed to there only "
        + "when that changed, or when nobody else could run";

    private const string WasLetGo =
        "a loop that waits went on because nobody else could run; what it does then was not explored in any other place";

    private const string DoesMore =
        "a loop does more than to look at memory that is watched, so it is not known what it waits for; "
            + "after some rounds others went first";

    private readonly List<SpinRound> _rounds = [];
    private readonly IWitness? _history = strategy.Witness;
    private bool? _isInForce;
    private Access? _unsettled; // what may turn out to have changed nothing
    private int _running = -1;

    /// <summary>Passes the hint that <paramref name="operation"/> gives, if this rule is in force and has a say.</summary>
    public bool TryPass(Operation operation, Access hint)
    {
        if (execution.IsAbandoning)
            return false;
        if (!(_isInForce ??= execution.DecideAtHints()))
        {
            execution.Fairness.GiveWay(operation);
            return false;
        }
        Settle();
        if (_rounds.Find(round => round.Operation == operation && round.Site == hint.Site) is not { } round)
            _rounds.Add(new SpinRound(operation, hint.Site, execution.Locations.Next()));
        else if (round.OnlyLooked)
            return Pass(round, hint);
        else
            PassFreely(round);
        return false;
    }

    /// <summary>What the operation has done since its last hint was no look: it slept.</summary>
    public void BeginRounds(Operation operation)
    {
        Settle();
        foreach (var round in _rounds.Where(round => round.Operation == operation))
            round.Begin();
    }

    /// <summary>To be called when a step has been taken and the next one is not chosen yet.</summary>
    public void AfterStep() => Settle();

    /// <summary>Nobody else can run: whoever is held may. False if nobody is.</summary>
    public bool LetGo()
    {
        var any = false;
        foreach (var round in _rounds.Where(round => round.IsHeld))
        {
            (round.IsHeld, round.IsLetGo, any) = (false, true, true);
            round.Operation.Pending = Anything(round.Site); // that nobody else could run is what all have done together
            execution.Enable(round.Operation);
            execution.LeavesOut(WasLetGo, round.Site);
        }
        return any;
    }

    /// <summary>Adds those who are held: they would run if they were let.</summary>
    public void AddHeld(OperationSet operations)
    {
        foreach (var round in _rounds)
        {
            if (round.IsHeld)
                operations.Add(round.Operation.Id);
        }
    }

    public void Forget(Operation operation)
    {
        if (_rounds.Count > 0)
            _rounds.RemoveAll(round => round.Operation == operation);
    }

    public void Begins()
    {
    }

    public void Created(int operation, uint key, int creator)
    {
        if (creator >= 0)
            Act(creator);
    }

    public void Resumes(int operation, bool isChosen)
    {
        Settle();
        _running = operation;
    }

    public void Takes(Access access)
    {
        Settle();
        Do(access);
        // To take a lock, look, and leave it again is to look. That one leaves a lock is a step in some programs only.
        if (_unsettled is { Kind: AccessKind.Signal })
            ForOwn(access.Location, static (round, location) => round.Signal(location));
    }

    public void OnlyReads()
    {
        if (_unsettled is not { } access)
            return;
        _unsettled = null;
        if (access.Kind == AccessKind.Acquire)
            ForOwn(access.Location, static (round, location) => round.Refuse(location));
        else
            Look(access);
    }

    public void Joins(Access access) => Settle();

    public void Touches(Access access)
    {
        Settle();
        Do(access);
        if (_unsettled is { Kind: AccessKind.Signal })
            Act(_running);
        Settle();
    }

    public void TouchesPlainly(bool writes, nint location, int site)
    {
        if (_rounds.Count == 0)
            return;
        if (!writes)
        {
            ForOwn(location, static (round, location) => round.Look(location));
            return;
        }
        Act(_running);
        Wake(location, isPlain: true);
    }

    public void Releases(nint location)
    {
    }

    public void Acquires(nint location)
    {
    }

    public void Opens(nint gate) => ForOwn(gate, static (round, gate) => round.Open(gate));

    public void Closes(nint gate) => ForOwn(gate, static (round, gate) => round.Close(gate));

    public void Passes(nint gate)
    {
    }

    public void Forestalls(int operation)
    {
    }

    public void Leaves(int operation, Access pending, nint gate, bool isJoin)
    {
    }

    private bool Pass(SpinRound round, Access hint)
    {
        // What it has seen changed is in its own past, so that is no choice.
        var again = round.HasSeenChange || round.LookedAtOne ? hint : round.LookAgain();
        if (!round.IsChanged)
        {
            round.IsHeld = true;
            execution.Disable(round.Operation);
            execution.Notes(RemarkKind.SpinLoop, Waits, round.Site);
        }
        execution.PassHint(round.Operation, again, hint);
        if (round.IsLetGo)
            _history?.Takes(Anything(hint.Site));
        else if (!round.HasSeenChange && round.LookedAtOne)
            _history?.Acquires(round.Wake);
        else if (!round.HasSeenChange)
            _history?.Takes(again);
        round.Begin();
        return true;
    }

    private void PassFreely(SpinRound round)
    {
        round.Begin();
        if (++round.Free <= MostFreeRounds)
            return;
        execution.Fairness.GiveWay(round.Operation);
        execution.LeavesOut(DoesMore, round.Site);
    }

    private static Access Anything(int site) => new(AccessKind.Update, 0, site);

    private void Settle()
    {
        if (_unsettled is not { } access)
            return;
        _unsettled = null;
        Change(access);
    }

    private void Do(Access access)
    {
        if (_rounds.Count == 0)
            return;
        if (access.Writes || access.MayTouchAnything)
            _unsettled = access;
        else if (access.Touches)
            Look(access);
        else if (access.Kind == AccessKind.Draw)
            Act(_running);
    }

    private void Look(Access access)
    {
        ForOwn(access.Location, static (round, location) => round.Look(location));
        foreach (var other in access.Also ?? [])
            ForOwn(other, static (round, location) => round.Look(location));
    }

    private void Change(Access access)
    {
        if (access.MayTouchAnything)
        {
            Act(_running);
            Wake(0);
            return;
        }
        if (access.Kind == AccessKind.Acquire)
            ForOwn(access.Location, static (round, location) => round.Enter(location));
        else if (access.Kind != AccessKind.Signal)
            Act(_running);
        // Two that look under one lock must not wake each other for ever; but whoever is kept out by one that looks waits for that.
        var isLook = access.Kind is AccessKind.Acquire or AccessKind.Signal && OnlyLooks();
        Wake(access.Location, isLook);
        foreach (var other in access.Also ?? [])
            Wake(other, isLook);
    }

    private bool OnlyLooks()
    {
        var any = false;
        foreach (var round in _rounds)
        {
            if (round.Operation.Id != _running)
                continue;
            if (round.HasActed)
                return false;
            any = true;
        }
        return any;
    }

    private void Act(int operation)
    {
        foreach (var round in _rounds)
        {
            if (round.Operation.Id == operation)
                round.Act();
        }
    }

    private void ForOwn(nint location, Action<SpinRound, nint> then)
    {
        foreach (var round in _rounds)
        {
            if (round.Operation.Id == _running)
                then(round, location);
        }
    }

    private void Wake(nint location, bool isLook = false, bool isPlain = false)
    {
        foreach (var round in _rounds)
        {
            if (round.Operation.Id == _running || !round.Change(location, isLook))
                continue;
            if (isPlain)
                _history?.Touches(new Access(AccessKind.Write, location, 0)); // plain memory is no part of an interleaving else
            _history?.Releases(round.Wake);
            if (!round.IsHeld)
                continue;
            round.IsHeld = false;
            execution.Enable(round.Operation);
        }
    }
}
