using Weft.Exploration.Causality;
using Weft.Exploration.Reports;
using Weft.Exploration.Strategies;

namespace Weft.Exploration.Scheduling;

// How the baton passes: where it is given up, who gets it, and what that costs an operation that will not let go.
internal sealed partial class Execution
{
    // Code that unwinds meets a few points in its finally blocks; code that meets this many will never end.
    private const int MostRefusals = 1_000;

    /// <summary>Creates the operation that runs the test.</summary>
    public Operation Begin()
    {
        _test.Start(this);
        Witness?.Resumes(_enabled[0].Id, isChosen: false); // there is nobody else
        return _enabled[0];
    }

    /// <summary>Announces what <paramref name="operation"/> is about to do; returns when it is its turn to do it.</summary>
    /// <exception cref="AbandonedException">The schedule ends here.</exception>
    public void Reschedule(Operation operation, Access access)
    {
        Suspend(operation, access);
        Take(operation, access);
    }

    /// <summary>As <see cref="Reschedule"/>, for what is announced to go on after the end of the access's object.</summary>
    /// <exception cref="AbandonedException">The schedule ends here.</exception>
    public void Join(Operation operation, Access access)
    {
        Suspend(operation, access);
        Take(operation, access, isJoin: true);
    }

    /// <summary>Lets the strategy choose who runs next; returns when it is <paramref name="operation"/>'s turn again.</summary>
    public void Suspend(Operation operation, Access access)
    {
        ThrowIfAbandoning(operation);
        operation.Pending = access;
        if (access.Site != 0)
            operation.NotedSite = access.Site;
        var next = ChooseNext(operation);
        if (next is null)
        {
            TellWhoIsLeft();
            End(Quiescence.Judge(this, _test, _started));
        }
        else if (next != operation)
        {
            GiveTo(next);
            operation.Worker!.WaitTurn();
        }
        ThrowIfAbandoning(operation);
    }

    /// <summary>Takes over after <paramref name="ended"/> has run to its end on <paramref name="worker"/>.</summary>
    /// <returns>
    /// An operation for the same worker to start, or null when the baton is with another worker or the exploration is over.
    /// </returns>
    public Operation? AfterEnd(Operation ended, Worker worker)
    {
        var next = ChooseSuccessor(ended);
        if (next is null)
        {
            worker.Rest();
            _exploration.Over();
            return null;
        }
        if (next.Worker is null)
        {
            next.Execution.Starts(next);
            return next;
        }
        worker.Rest();
        GiveTo(next);
        return null;
    }

    /// <summary>Draws a value that the test asked for, as one more choice of the schedule.</summary>
    /// <exception cref="AbandonedException">The schedule ends here.</exception>
    public int Draw(Operation operation, int bound)
    {
        // What an operation draws while it unwinds is no part of the schedule: a replay would find choices left over.
        ThrowIfAbandoning(operation);
        if (bound == 1)
            return 0;
        var value = 0;
        try
        {
            value = Record(_strategy.Draw(bound), bound);
        }
        catch (DivergenceException divergence)
        {
            End(new Outcome(ViolationKind.NotDeterministic, divergence.Message));
        }
        Watch.AfterStep(Log); // nobody is chosen here, so the step before has not been looked at
        Take(operation, new Access(AccessKind.Draw, 0, operation.NotedSite)); // a step, or a loop that draws would never meet the cap
        Log.Recorder?.Result(value);
        return value;
    }

    /// <summary>
    /// Asks which rule is in force at hints. That is the first choice of a schedule that has any: a replay has to know it.
    /// </summary>
    /// <exception cref="AbandonedException">The schedule ends here.</exception>
    public bool DecideAtHints()
    {
        var holds = false;
        try
        {
            holds = _strategy.HoldsAtHints();
        }
        catch (DivergenceException divergence)
        {
            End(new Outcome(ViolationKind.NotDeterministic, divergence.Message));
        }
        Record(holds ? 1 : 0, 2);
        return holds;
    }

    /// <summary>As <see cref="Reschedule"/>, where what decides when an operation goes on is not what it does then.</summary>
    /// <exception cref="AbandonedException">The schedule ends here.</exception>
    public void PassHint(Operation operation, Access announced, Access hint)
    {
        Suspend(operation, announced);
        Take(operation, hint);
    }

    private Operation? ChooseSuccessor(Operation ended)
    {
        Retire(ended);
        if (!_abandoning)
            Outcome ??= _test.Failure;
        if (Outcome is not null)
            _abandoning = true;
        var next = _abandoning ? null : ChooseNext(null);
        if (next is null && !_abandoning)
        {
            TellWhoIsLeft();
            Outcome ??= Quiescence.Judge(this, _test, _started) ?? Liveness.AtEnd();
            _abandoning = true;
        }
        return next ?? (_started.Count > 0 ? _started[^1] : _exploration.AfterSchedule(this));
    }

    private Operation? ChooseNext(Operation? current)
    {
        Watch.AfterStep(Log);
        Spinning.AfterStep();
        Conditions.Update();
        if (Outside.Refusal() is { } refusal)
            Fail(refusal);
        if (_exploration.IsGivenUp)
            Fail(Outcome.Refused("the exploration was given up"));
        if (Outcome is not null)
        {
            _abandoning = true;
            return current;
        }
        if (Intake.TryTakeEager(out var eager))
            return eager;
        if (_test.HasEnded)
            Clock.Stop();
        while (_enabled.Count == 0)
        {
            if (Spinning.LetGo())
                break;
            if (HasEndedWell || !Outside.TakeIn())
                return null;
        }
        if (current is not null && GoesOnThrough(current.Pending) && IsEnabled(current))
            return current;
        var somebodyGivesWay = Fairness.Holds(out var held);
        if (somebodyGivesWay)
            _enabled.Remove(held);
        try
        {
            return ChooseEnabled(current);
        }
        catch (DivergenceException divergence)
        {
            Fail(new Outcome(ViolationKind.NotDeterministic, divergence.Message));
            _abandoning = true;
            return current;
        }
        finally
        {
            if (somebodyGivesWay)
                _enabled.Add(held);
        }
    }

    private bool HasEndedWell => _test.HasEnded && _started.Count == 0;

    private bool GoesOnThrough(Access access) => IsAlone || (Suppressions > 0 && access.Kind != AccessKind.Interleave);

    private Operation? ChooseEnabled(Operation? current)
    {
        var count = _enabled.Count;
        if (count == 0)
            return null;
        var place = 0;
        // Who has only come to its first access has not begun: to let another one go first takes nothing from it.
        if (count > 1 || _strategyIsTold)
            place = _strategy.Choose(_enabled.After(_strategyIsTold && current is { LastStep: 0 } ? null : current));
        if (place < 0)
        {
            (IsRedundant, _abandoning) = (true, true);
            return current;
        }
        if (count > 1)
            Record(place, count);
        var next = _enabled[place];
        Witness?.Resumes(next.Id, isChosen: true);
        return next;
    }

    // What is announced and cannot be done may have been possible earlier.
    private void TellWhoIsLeft()
    {
        if (Witness is null)
            return;
        foreach (var operation in _started)
            Witness.Leaves(operation.Id, operation.Pending, operation.WaitsAt?.Location ?? 0, operation.WaitsAt is { IsLasting: true });
        Clock.TellWhoIsLeft(Witness);
        WaitingCallbacks.TellWhoIsLeft(Witness);
    }

    private int Record(int choice, int count)
    {
        Choices.Add(choice, count);
        return choice;
    }

    // The next operation may be the first one of the next execution.
    private void GiveTo(Operation next)
    {
        var worker = next.Worker;
        if (worker is null)
        {
            worker = _exploration.Workers.Take();
            worker.Assign(next);
            next.Execution.Starts(next);
        }
        else
        {
            Volatile.Write(ref _running, next);
        }
        worker.GiveTurn();
    }

    /// <exception cref="AbandonedException">The schedule has ended.</exception>
    public void ThrowIfAbandoning(Operation operation)
    {
        if (!_abandoning)
            return;
        if (++operation.Refusals > MostRefusals)
            Strand(operation);
        throw new AbandonedException();
    }

    /// <summary>
    /// Leaves an operation where it is for good: it has caught every exception that was to unwind it and come back for more, as a
    /// loop around <c>catch (Exception)</c> does. Its thread, a background one, is lost; the exploration goes on without it.
    /// </summary>
    private void Strand(Operation operation)
    {
        if (ChooseSuccessor(operation) is { } next)
            GiveTo(next);
        else
            _exploration.Over();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Notes that <paramref name="operation"/> is about to run its first instruction.</summary>
    public void Starts(Operation operation)
    {
        Volatile.Write(ref _running, operation);
        _started.Add(operation);
        Clock.Starts(operation);
        if (!IsEnabled(operation))
        {
            Witness?.Resumes(operation.Id, isChosen: false);
            Enable(operation); // an eager one: what it does up to its first access is no step
        }
        else if (OneStepTooMany(operation.CreatedAt) is { } outcome)
            Fail(outcome); // work that queues itself again without a point
        else
            Took(operation, operation.Pending);
    }

    private void Take(Operation operation, Access access, bool isJoin = false)
    {
        if (OneStepTooMany(operation.Pending.Site) is { } outcome)
            End(outcome);
        Took(operation, access, isJoin);
    }

    private void Took(Operation operation, Access access, bool isJoin = false)
    {
        if (isJoin)
            Witness?.Joins(access);
        else
            Tell(access);
        Fairness.Stepped(operation);
        Clock.Moved(operation);
        _strategy.Took(operation.Id);
        Log.Took(operation, access);
    }

    private void Tell(Access access)
    {
        _follower?.Takes(Derivations.Extend(access));
        Races?.Takes(access);
    }

    // Why there may be no further step, or null if there may be one. The steps so far tell a replay that it has come to this place.
    private Outcome? OneStepTooMany(int site) =>
        Log.IsFull ? new Outcome(ViolationKind.NoEnd, Log.DescribeNoEnd(site)) : Liveness.BeforeStep(Log.Hash);

    private void Retire(Operation operation)
    {
        TakeBack(operation);
        Fairness.Forget(operation);
        Spinning.Forget(operation);
        _started.Remove(operation);
    }
}
