using System.Collections.Immutable;

namespace Weft.Verification.Properties.Events;

/// <summary>How a wait ended, and which one: waits are numbered in the order that they began.</summary>
public readonly record struct EndedWait(int Wait, bool Cancelled)
{
    public override string ToString() => Cancelled ? $"{Wait} cancelled" : $"{Wait}";
}

/// <summary>What an event is, one step after another: each operation is a function from one state to the next.</summary>
/// <param name="IsSet">Whether a wait goes on at once.</param>
/// <param name="Begun">How many waits there have been.</param>
/// <param name="Suspended">The waits that neither Set nor a token has ended, oldest first.</param>
/// <param name="HandedOver">Those that have been ended and whose continuations are queued, in the order of the queue.</param>
/// <param name="Ended">Those whose continuations have run, in the order of running.</param>
public sealed record EventModel(
    bool IsSet,
    int Begun,
    ImmutableList<int> Suspended,
    ImmutableList<EndedWait> HandedOver,
    ImmutableList<EndedWait> Ended)
{
    public static EventModel Initial { get; } = new(false, 0, [], [], []);

    public (EventModel After, int Released) Set() => IsSet
        ? (this, 0)
        : (this with
        {
            IsSet = true,
            Suspended = [],
            HandedOver = HandedOver.AddRange(Suspended.Select(wait => new EndedWait(wait, Cancelled: false))),
        }, Suspended.Count);

    public EventModel Reset() => this with { IsSet = false };

    public EventModel Wait() => IsSet
        ? this with { Begun = Begun + 1, Ended = Ended.Add(new EndedWait(Begun, Cancelled: false)) }
        : this with { Begun = Begun + 1, Suspended = Suspended.Add(Begun) };

    /// <summary>A set event wins over a cancelled token; otherwise the wait never suspends.</summary>
    public EventModel WaitCancelled() => IsSet
        ? Wait()
        : this with { Begun = Begun + 1, Ended = Ended.Add(new EndedWait(Begun, Cancelled: true)) };

    public EventModel Cancel(int wait) => Suspended.Contains(wait)
        ? this with { Suspended = Suspended.Remove(wait), HandedOver = HandedOver.Add(new EndedWait(wait, Cancelled: true)) }
        : this;

    public EventModel Resume() => HandedOver.IsEmpty
        ? this
        : this with { HandedOver = HandedOver.RemoveAt(0), Ended = Ended.Add(HandedOver[0]) };
}
