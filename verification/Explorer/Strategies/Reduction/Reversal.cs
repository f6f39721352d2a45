using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>Finds what has to be explored because of the races of one execution, and adds it to the wake-up trees of its nodes.</summary>
internal sealed class Reversal(History history, Announcements announcements)
{
    private readonly Continuation _continuation = new(history);
    private readonly List<Node?> _nodeOf = [];

    /// <summary>Reverses all races of the execution that has taken the path.</summary>
    public void Reverse(IReadOnlyList<Node> path)
    {
        _nodeOf.Clear();
        for (var @event = 0; @event < history.Executed; @event++)
            _nodeOf.Add(null);
        foreach (var node in path)
        {
            if (node.Bound == 0)
                _nodeOf[node.Event] = node;
        }
        foreach (var race in history.Races)
        {
            // What an operation does before its first access nobody chooses, so nobody can choose it later.
            if (_nodeOf[race.First] is { IsExpanded: false } node && history[race.Second].IsChosen)
                Reverse(race, node);
        }
    }

    private void Reverse(Race race, Node node)
    {
        _continuation.Set(race);
        if (node.Done.Exists(CanBegin) || node.Branches.Exists(CanBegin))
            return;
        var branches = node.Branches;
        for (var place = 0; place < _continuation.Count; place++)
        {
            var branch = Make(_continuation[place]);
            branches.Add(branch);
            branches = branch.Children;
        }
    }

    private bool CanBegin(Sleeper sleeper) => _continuation.CanBeginWith(sleeper.Key);

    private bool CanBegin(Branch branch) => _continuation.CanBeginWith(branch.Sleeper.Key);

    private Branch Make(int @event) => new(
        new Sleeper(
            history.KeyOf(history[@event].Operation),
            @event == _continuation.Second ? Footprint.Unknown : announcements.FootprintOf(@event)),
        history.DrawsOf(@event).ToArray());
}
