using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// What can follow when the second of two racing events is to come first: the events after the first that do not depend on it, with the second
/// in its place among them.
/// </summary>
/// <remarks>
/// Its beginning, up to the second event, is what has to be explored. The rest is what else happened: to do it as well keeps the schedule from
/// ending where all others sleep.
/// </remarks>
internal sealed class Continuation(History history)
{
    private readonly List<int> _events = [];
    private readonly List<int> _others = []; // those of the beginning but the second event
    private readonly List<bool> _leadsToSecond = []; // for each of them
    private int _second;

    public int Count => _events.Count;

    public int this[int place] => _events[place];

    /// <summary>The event of the race that came second; what it does when it comes first is not known.</summary>
    public int Second => _second;

    /// <summary>Makes it that of a race.</summary>
    public void Set(Race race)
    {
        _events.Clear();
        _others.Clear();
        _leadsToSecond.Clear();
        _second = race.Second;
        for (var next = race.First + 1; next < history.Executed; next++)
        {
            if (next == _second)
                _events.Add(_second);
            else if (history[next].IsChosen && !history.HappensBefore(race.First, next))
                (next < _second ? _others : _events).Add(next);
        }
        if (_second >= history.Executed)
            _events.Add(_second);
        _events.InsertRange(0, _others);
        foreach (var one in _others)
            _leadsToSecond.Add(LeadsToSecond(one));
    }

    /// <summary>True if an operation could take the first step of the beginning without making any difference.</summary>
    public bool CanBeginWith(uint key)
    {
        var operation = history.OperationOf(key);
        for (var place = 0; place < _others.Count; place++)
        {
            if (history[_others[place]].Operation == operation)
                return IsFirst(place);
        }
        return history[_second].Operation == operation && !_leadsToSecond.Contains(true);
    }

    private bool IsFirst(int place)
    {
        for (var before = 0; before < place; before++)
        {
            if (history.HappensBefore(_others[before], _others[place]))
                return false;
        }
        return true;
    }

    // What happens before the second event here is less than in the execution: there the first event came between.
    private bool LeadsToSecond(int one)
    {
        if (history.IsBound(one, _second))
            return true;
        foreach (var other in _others)
        {
            if ((other == one || history.HappensBefore(one, other)) && history.MayDepend(other, _second))
                return true;
        }
        return false;
    }
}
