using System.Collections.Immutable;

namespace Weft.Verification.Properties.Events;

/// <summary>How a wait ended, and which one: waits are numbered in the order that they began.</summary>
public readonly record struct EndedWait(int Wait, WaitOutcome Outcome)
{
    public override string ToString() => Outcome switch
    {
        WaitOutcome.Cancelled => $"{Wait} cancelled",
        WaitOutcome.TimedOut => $"{Wait} timed out",
        _ => $"{Wait}",
    };
}

/// <summary>What an event is, one step after another: each operation is a function from one state to the next.</summary>
/// <param name="IsInline">Whether what a release frees goes on inside it, without being queued.</param>
/// <param name="IsSet">Whether a wait goes on at once.</param>
/// <param name="Now">How often time has passed.</param>
/// <param name="Begun">How many waits there have been.</param>
/// <param name="Suspended">The waits that nothing has ended, oldest first.</param>
/// <param name="Due">When the time of a wait is up, for those that have one.</param>
/// <param name="HandedOver">Those that have been ended and whose continuations are queued, in the order of the queue.</param>
/// <param name="Ended">Those whose continuations have run, in the order of running.</param>
public sealed record EventModel(
    bool IsInline,
    bool IsSet,
    int Now,
    int Begun,
    ImmutableList<int> Suspended,
    ImmutableDictionary<int, int> Due,
    ImmutableList<EndedWait> HandedOver,
    ImmutableList<EndedWait> Ended)
{
    /// <summary>The timers that may still fire: a wait that has ended has let go of its own.</summary>
    public int Armed => Suspended.Count(Due.ContainsKey);

    public static EventModel Initial(bool isInline) => new(isInline, false, 0, 0, [], ImmutableDictionary<int, int>.Empty, [], []);

    public (EventModel After, int Released) Set() => IsSet ? (this, 0) : (ReleaseAll() with { IsSet = true }, Suspended.Count);

    public (EventModel After, int Released) Pulse() => IsSet ? (Reset(), 0) : (ReleaseAll(), Suspended.Count);

    public EventModel Reset() => this with { IsSet = false };

    public EventModel Wait() => IsSet
        ? End(WaitOutcome.Signaled)
        : this with { Begun = Begun + 1, Suspended = Suspended.Add(Begun) };

    /// <summary>A wait whose time is up when time has passed so often.</summary>
    public EventModel WaitFor(int time) => IsSet || time > 0
        ? Wait() with { Due = Due.Add(Begun, Now + time) }
        : End(WaitOutcome.TimedOut);

    /// <summary>A set event wins over a cancelled token; otherwise the wait never suspends.</summary>
    public EventModel WaitCancelled() => End(IsSet ? WaitOutcome.Signaled : WaitOutcome.Cancelled);

    public EventModel Cancel(int wait) => HandOver(wait, WaitOutcome.Cancelled);

    /// <summary>Those that are due end, the one first whose time was up first; of two, the older one.</summary>
    public EventModel Elapse() => Suspended
        .Where(wait => Due.TryGetValue(wait, out var due) && due <= Now + 1)
        .OrderBy(wait => Due[wait])
        .Aggregate(this with { Now = Now + 1 }, (model, wait) => model.HandOver(wait, WaitOutcome.TimedOut));

    public EventModel Resume() => HandedOver.IsEmpty
        ? this
        : this with { HandedOver = HandedOver.RemoveAt(0), Ended = Ended.Add(HandedOver[0]) };

    private EventModel End(WaitOutcome outcome) =>
        this with { Begun = Begun + 1, Ended = Ended.Add(new EndedWait(Begun, outcome)) };

    private EventModel HandOver(int wait, WaitOutcome outcome) => Suspended.Contains(wait)
        ? this with { Suspended = Suspended.Remove(wait), HandedOver = HandedOver.Add(new EndedWait(wait, outcome)) }
        : this;

    private EventModel ReleaseAll()
    {
        var released = Suspended.Select(wait => new EndedWait(wait, WaitOutcome.Signaled));
        return IsInline
            ? this with { Suspended = [], Ended = Ended.AddRange(released) }
            : this with { Suspended = [], HandedOver = HandedOver.AddRange(released) };
    }
}
