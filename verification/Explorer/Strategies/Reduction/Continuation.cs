using System.Runtime.InteropServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// What can follow when the second of two racing events is to come first: all events after the first that do not depend on it, and then the
/// second. What has been done in another way is taken off step by step.
/// </summary>
internal sealed class Continuation(History history, Announcements announcements)
{
    private readonly List<int> _events = [];
    private readonly List<Answer> _leadsToSecond = []; // for each event but the second
    private readonly List<bool> _isTaken = [];
    private readonly List<(int Operation, int Event, ulong Local)> _steps = []; // what has been taken off, or taken beside
    private Whereabouts? _whereabouts;
    private int _left;
    private int _first;
    private int _second;

    public int Count => _events.Count;

    /// <summary>True if nothing is left of it.</summary>
    public bool IsEmpty => _left == 0;

    /// <summary>The event of the race that came second; what it does when it comes first is not known.</summary>
    public int Second => _second;

    /// <summary>The event at a place.</summary>
    public int this[int place] => _events[place];

    /// <summary>True if the event at a place has been taken off.</summary>
    public bool IsTaken(int place) => _isTaken[place];

    /// <summary>Makes it that of a race.</summary>
    public void Set(Race race)
    {
        _events.Clear();
        _leadsToSecond.Clear();
        _isTaken.Clear();
        _steps.Clear();
        (_first, _second) = (race.First, race.Second);
        for (var next = race.First + 1; next < history.Executed; next++)
        {
            if (next != _second && history[next].IsChosen && !history.HappensBefore(race.First, next))
                Add(next);
        }
        Add(_second);
        _left = _events.Count;
    }

    /// <summary>Whether an operation could take the first step of what is left without making any difference.</summary>
    public Answer CanBeginWith(Sleeper sleeper, Branch? branch = null)
    {
        var operation = history.OperationOf(sleeper.Key);
        var place = operation < 0 ? -1 : PlaceOf(operation);
        if (place >= 0)
            return IsFirst(place);
        if (IsEmpty)
            return Answer.Yes;
        if (operation >= 0 && LastOf(operation) is >= 0 and var last && announcements.After(last, operation) is { } announced)
            return IsIndependent(announced, sleeper.Footprint, null);
        return branch is null ? Answer.Unknown : IsIndependent(branch);
    }

    /// <summary>Where everything is in the current execution.</summary>
    public Whereabouts Whereabouts => _whereabouts ??= new Whereabouts(history);

    /// <summary>Another execution is looked at.</summary>
    public void Begin() => _whereabouts = null;

    /// <summary>True if an operation has a step left in it.</summary>
    public bool Has(uint key) => history.OperationOf(key) is >= 0 and var operation && PlaceOf(operation) >= 0;

    /// <summary>Takes the first step of an operation off; one that has none takes a step beside.</summary>
    /// <param name="key">The operation.</param>
    /// <param name="local">What it has seen after it.</param>
    public void Take(uint key, ulong local)
    {
        var operation = history.OperationOf(key);
        var place = PlaceOf(operation);
        var step = place >= 0 ? _events[place] : NextOf(operation, LastOf(operation));
        if (place >= 0)
        {
            _isTaken[place] = true;
            _left--;
        }
        _steps.Add((operation, step, local));
    }

    private void Add(int @event)
    {
        _events.Add(@event);
        _isTaken.Add(false);
    }

    // The last step of an operation that comes before what it does next; -1 if the execution does not show it.
    private int LastOf(int operation)
    {
        for (var step = _steps.Count - 1; step >= 0; step--)
        {
            if (_steps[step].Operation == operation)
                return _steps[step].Event is >= 0 and var taken && history[taken].Local == _steps[step].Local ? taken : -1;
        }
        return _first - 1; // the first event is to come as well
    }

    private int NextOf(int operation, int last)
    {
        if (last < 0)
            return -1;
        for (var next = last + 1; next < history.Executed; next++)
        {
            if (history[next].Operation == operation)
                return next;
        }
        return -1;
    }

    private int PlaceOf(int operation)
    {
        for (var place = 0; place < _events.Count; place++)
        {
            if (!_isTaken[place] && history[_events[place]].Operation == operation)
                return place;
        }
        return -1;
    }

    private Answer IsFirst(int place)
    {
        var answer = Answer.Yes;
        var isSecond = place == _events.Count - 1;
        if (isSecond && _leadsToSecond.Count == 0)
            FindWhatLeadsToSecond();
        for (var before = 0; before < place; before++)
        {
            if (_isTaken[before])
                continue;
            if (isSecond && _leadsToSecond[before] != Answer.No)
            {
                if (_leadsToSecond[before] == Answer.Yes)
                    return Answer.No;
                answer = Answer.Unknown;
            }
            else if (!isSecond && history.HappensBefore(_events[before], _events[place]))
            {
                return Answer.No;
            }
        }
        return answer;
    }

    // Its next step is none of these, and the execution does not show where that goes: it went somewhere else in it, or was not there.
    private Answer IsIndependent(Branch branch)
    {
        var (announced, there) = (branch.Announced, branch.Whereabouts);
        if (announced.Pending.MayTouchAnything)
            return Answer.No;
        if (announced.Pending.Also is not null)
            return Answer.Unknown;
        var location = announced.Pending.Touches ? Whereabouts.Translate(announced.Pending.Location, there) : 0;
        var gate = announced.Gate != 0 ? Whereabouts.Translate(announced.Gate, there) : 0;
        var isHidden = (announced.Pending.Touches && location == 0) || (announced.Gate != 0 && gate == 0);
        var here = new Candidate(-1, announced.Pending with { Location = location }, gate);
        if (location == 0)
            here = here with { Pending = new Access(AccessKind.Interleave, 0, 0) };
        return IsIndependent(here, branch.Sleeper.Footprint, isHidden ? there : null);
    }

    private Answer IsIndependent(Candidate announced, Footprint footprint, Whereabouts? hiddenIn)
    {
        var answer = Answer.Yes;
        for (var place = 0; place < _events.Count; place++)
        {
            if (_isTaken[place])
                continue;
            switch (announcements.Depends(_events[place], announced, footprint, place == _events.Count - 1))
            {
                case Answer.Yes:
                    return Answer.No;
                case Answer.Unknown:
                    answer = Answer.Unknown;
                    break;
            }
            if (hiddenIn is not null && !AreAllKnown(_events[place], hiddenIn))
                answer = Answer.Unknown;
        }
        return answer;
    }

    // What it touched was somewhere else than what cannot be found here.
    private bool AreAllKnown(int @event, Whereabouts other)
    {
        foreach (var touch in history.TouchesOf(@event))
        {
            if (other.Translate(touch.Location, Whereabouts) == 0)
                return false;
        }
        return true;
    }

    // What happens before the second event here is less than in the execution: there the first event came between.
    private void FindWhatLeadsToSecond()
    {
        CollectionsMarshal.SetCount(_leadsToSecond, _events.Count - 1);
        for (var place = _events.Count - 2; place >= 0; place--)
        {
            var answer = LeadsByItself(_events[place]);
            for (var after = place + 1; after < _events.Count - 1 && answer != Answer.Yes; after++)
            {
                if (_leadsToSecond[after] != Answer.No && history.HappensBefore(_events[place], _events[after]))
                    answer = _leadsToSecond[after];
            }
            _leadsToSecond[place] = answer;
        }
    }

    private Answer LeadsByItself(int one)
    {
        if (history.IsBound(one, _second) || history.AreDependent(one, _second))
            return Answer.Yes;
        return history.MayDepend(one, _second) ? Answer.Unknown : Answer.No;
    }
}
