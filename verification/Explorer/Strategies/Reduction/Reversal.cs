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
            if (announcements.NodeOf(race.First) is { } node && history[race.Second].IsChosen)
                Reverse(race, node);
        }
    }

    public static bool D;
    private void Reverse(Race race, Node node)
    {
        _continuation.Set(race);
        if (D) Console.WriteLine($"race {race.First},{race.Second} v={string.Join(' ', Enumerable.Range(0,_continuation.Count).Select(i=>history[_continuation[i]].Operation+"."+history[_continuation[i]].Ordinal))} done {string.Join(',',node.Done.Select(d=>history.OperationOf(d.Key)))} asleep {string.Join(',',node.Asleep.Select(d=>history.OperationOf(d.Key)+(d.IsDoubtful?"?":"")))} covered {node.Done.Exists(Covers) || node.Asleep.Exists(Covers)}");
        if (node.Done.Exists(Covers) || node.Asleep.Exists(Covers))
            return;
        var branches = node.Branches;
        while (Next(branches) is { } branch)
        {
            if (branch.Children.Count == 0)
                return;
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
            if (D) Console.WriteLine($"     op {history.OperationOf(branch.Sleeper.Key)} {_continuation.CanBeginWith(branch.Sleeper, branch)} of {branches.Count} children {branch.Children.Count}");
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

    private bool Covers(Sleeper sleeper) =>
        (!sleeper.IsDoubtful || _continuation.Has(sleeper.Key)) && _continuation.CanBeginWith(sleeper) == Answer.Yes;

    private Branch Make(int @event) => new(
        new Sleeper(
            history.KeyOf(history[@event].Operation),
            @event == _continuation.Second ? new Footprint(history[@event].MayWrite, null) { IsGuessed = history[@event].MayOnlyRead } : announcements.FootprintOf(@event)),
        history.DrawsOf(@event).ToArray(),
        @event == _continuation.Second ? 0 : history[@event].Local)
    {
        Announced = announcements.NodeOf(@event) is { } node ? announcements.At(node, history.KeyOf(history[@event].Operation)) ?? default : Left(@event),
        Whereabouts = _continuation.Whereabouts,
    };

    // One that could not happen had announced it all the same.
    private Candidate Left(int @event)
    {
        var gate = (nint)0;
        foreach (var touch in history.TouchesOf(@event))
        {
            if (touch.Kind == TouchKind.Pass)
                gate = touch.Location;
        }
        var access = history.AnnouncedBy(@event) is { } announced
            ? new Access(announced.Writes ? AccessKind.Update : AccessKind.Read, announced.Location, 0)
            : new Access(AccessKind.Interleave, 0, 0);
        return new Candidate(history[@event].Operation, history[@event].IsOpaque ? new Access(AccessKind.Update, 0, 0) : access, gate);
    }
}
