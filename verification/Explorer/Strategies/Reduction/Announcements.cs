using System.Runtime.InteropServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>What the operations had announced at each node of the current execution.</summary>
internal sealed class Announcements(History history)
{
    private readonly List<Candidate> _candidates = [];
    private readonly List<Node?> _nodes = []; // for each event

    public int Count => _candidates.Count;

    public void Clear() => _candidates.Clear();

    public void Add(ReadOnlySpan<Candidate> candidates) => _candidates.AddRange(candidates);

    /// <summary>What an operation had announced at a node; null if it could not be chosen there.</summary>
    public Candidate? At(Node node, uint key)
    {
        var operation = history.OperationOf(key);
        foreach (var candidate in CollectionsMarshal.AsSpan(_candidates).Slice(node.FirstCandidate, node.CandidateCount))
        {
            if (candidate.Operation == operation)
                return candidate;
        }
        return null;
    }

    /// <summary>Tells where the nodes of the current execution are.</summary>
    public void Place(IReadOnlyList<Node> path)
    {
        _nodes.Clear();
        for (var @event = 0; @event < history.Executed; @event++)
            _nodes.Add(null);
        foreach (var node in path)
        {
            if (node.Bound == 0)
                _nodes[node.Event] = node;
        }
    }

    /// <summary>The node of an event; null if nobody chose it.</summary>
    public Node? NodeOf(int @event) => @event < _nodes.Count ? _nodes[@event] : null;

    /// <summary>What was announced before an event, also before one that could not happen.</summary>
    public Candidate By(int @event)
    {
        ref var one = ref history[@event];
        if (NodeOf(@event) is { } node && At(node, history.KeyOf(one.Operation)) is { } announced)
            return announced;
        var (access, gate) = (new Access(one.IsOpaque ? AccessKind.Update : AccessKind.Interleave, 0, 0), (nint)0);
        var place = one.FirstTouch;
        foreach (var touch in history.TouchesOf(@event))
        {
            if (place++ == one.Announced)
                access = new Access(touch.Writes ? AccessKind.Update : AccessKind.Read, touch.Location, 0);
            else if (touch.Kind == TouchKind.Pass)
                gate = touch.Location;
            else if (access.Location != 0)
                access = access.And(touch.Location);
        }
        return new Candidate(one.Operation, access, gate);
    }

    /// <summary>What an operation announced after an event; null if it could not go on from there.</summary>
    public Candidate? After(int @event, int operation)
    {
        for (var next = @event + 1; next < _nodes.Count; next++)
        {
            if (_nodes[next] is { } node && At(node, history.KeyOf(operation)) is { } announced)
                return announced;
        }
        return null;
    }

    /// <summary>Whether an event that has happened depends on one that is announced.</summary>
    /// <param name="event">The event.</param>
    /// <param name="announced">What is announced.</param>
    /// <param name="footprint">What is known of it beside.</param>
    /// <param name="isElsewhere">True if the event is to happen where it may find something else.</param>
    public Answer Depends(int @event, Candidate announced, Footprint footprint, bool isElsewhere)
    {
        if (announced.Pending.MayTouchAnything || footprint.IsOpaque || history[@event].IsOpaque)
            return Answer.Yes;
        var answer = Answer.No;
        var place = history[@event].FirstTouch;
        foreach (var touch in history.TouchesOf(@event))
        {
            var mayDiffer = isElsewhere && place++ == history[@event].Announced && history[@event].MayOnlyRead;
            var writes = mayDiffer ? Answer.Unknown : touch.Writes ? Answer.Yes : Answer.No;
            if (announced.Pending.TouchesAt(touch.Location))
                answer = Or(answer, Or(writes, announced.Pending.Writes ? footprint.Change : Answer.No));
            if (touch.Location == announced.Gate && announced.Gate != 0)
                answer = Or(answer, writes);
            if (touch.Location == Locations.Clock && footprint.Clock is { } fires && (fires || touch.Writes))
                answer = Answer.Yes;
        }
        return answer;
    }

    /// <summary>True if an event that has happened may depend on one that is announced.</summary>
    public bool MayDepend(int @event, Candidate announced, Footprint footprint) =>
        Depends(@event, announced, footprint, isElsewhere: false) != Answer.No;

    private static Answer Or(Answer one, Answer other) =>
        one == Answer.Yes || other == Answer.Yes ? Answer.Yes : one == Answer.No ? other : one;

    /// <summary>What is known of an event after it has happened.</summary>
    public Footprint FootprintOf(int @event)
    {
        bool? clock = null;
        foreach (var touch in history.TouchesOf(@event))
        {
            if (touch.Location == Locations.Clock)
                clock = touch.Writes || clock is true;
        }
        return new Footprint(history.Writes(@event), clock) { IsOpaque = history[@event].IsOpaque || history[@event].IsHidden };
    }
}
