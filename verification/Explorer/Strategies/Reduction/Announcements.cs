using System.Runtime.InteropServices;
using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>What the operations had announced at each node of the current execution.</summary>
internal sealed class Announcements(History history)
{
    private readonly List<Candidate> _candidates = [];

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

    /// <summary>True if an event that has happened depends on one that is announced.</summary>
    public bool AreDependent(int @event, Candidate announced, Footprint footprint)
    {
        if (announced.Pending.TouchesAnything || history[@event].IsOpaque)
            return true;
        foreach (var touch in history.TouchesOf(@event))
        {
            if (touch.Location == announced.Pending.Location && announced.Pending.Touches
                && (touch.Writes || (announced.Pending.Writes && footprint.Writes)))
            {
                return true;
            }
            if (touch.Writes && touch.Location == announced.Gate)
                return true;
            if (touch.Location == Locations.Clock && footprint.Clock is { } fires && (fires || touch.Writes))
                return true;
        }
        return false;
    }

    /// <summary>What is known of an event after it has happened.</summary>
    public Footprint FootprintOf(int @event)
    {
        bool? clock = null;
        foreach (var touch in history.TouchesOf(@event))
        {
            if (touch.Location == Locations.Clock)
                clock = touch.Writes || clock is true;
        }
        return new Footprint(history.Writes(@event), clock);
    }
}
