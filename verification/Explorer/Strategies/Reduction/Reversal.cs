using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>Finds what has to be explored because of the races of one execution, and adds it to the wake-up trees of its nodes.</summary>
internal sealed class Reversal(History history, Announcements announcements)
{
    private readonly Continuation _continuation = new(history, announcements);

    /// <summary>Reverses all races of the execution that has taken the path.</summary>
    public void Reverse(IReadOnlyList<Node> path)
    {
        announcements.Place(path);
        _continuation.Begin();
        foreach (var race in history.Races)
        {
            // What an operation does before its first access nobody chooses, so nobody can choose it later.
            if (announcements.NodeOf(race.First) is { IsExpanded: false } node && history[race.Second].IsChosen)
                Reverse(race, node);
        }
    }

    private void Reverse(Race race, Node node)
    {
        _continuation.Set(race);
        if (CoversAny(node.Done) || CoversAny(node.Asleep))
            return;
        var branches = node.Branches;
        while (Next(branches) is { } branch)
        {
            if (branch.Children.Count == 0)
                return; // from its end on everything is explored
            _continuation.Take(branch.Sleeper.Key, branch.Local);
            branches = branch.Children;
        }
        for (var place = 0; place < _continuation.Count; place++)
        {
            if (_continuation.IsTaken(place))
                continue;
            var branch = Make(_continuation[place]);
            branches.Add(branch);
            branches = branch.Children;
        }
    }

    // The first one that it can be put below.
    private Branch? Next(List<Branch> branches)
    {
        foreach (var branch in branches)
        {
            switch (_continuation.CanBeginWith(branch.Sleeper, branch))
            {
                case Answer.Yes:
                    return branch;
                case Answer.Unknown:
                    branch.IsDoubtful = true;
                    break;
            }
        }
        return null;
    }

    // What follows a sleeper is explored; what another one has to do before it is pending below here, unless that is in doubt.
    private bool CoversAny(List<Sleeper> sleepers)
    {
        foreach (var sleeper in sleepers)
        {
            if ((!sleeper.IsDoubtful || _continuation.Has(sleeper.Key)) && _continuation.CanBeginWith(sleeper) == Answer.Yes)
                return true;
        }
        return false;
    }

    private Branch Make(int @event)
    {
        ref var one = ref history[@event];
        var isSecond = @event == _continuation.Second;
        var footprint = isSecond ? new Footprint(one.MayWrite, null) { IsGuessed = one.MayOnlyRead } : announcements.FootprintOf(@event);
        return new Branch(new Sleeper(history.KeyOf(one.Operation), footprint), history.DrawsOf(@event).ToArray())
        {
            Local = isSecond ? 0 : one.Local,
            Announced = announcements.By(@event),
            Whereabouts = _continuation.Whereabouts,
        };
    }
}
