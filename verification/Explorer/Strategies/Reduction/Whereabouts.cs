using Weft.Exploration.Causality;

namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// Where the steps of one execution went. A location is an address, which holds for one execution; here it goes by the names of those who
/// touched it, which hold for all: an operation that has seen the same goes to the same place.
/// </summary>
internal sealed class Whereabouts
{
    private readonly ulong[] _names;
    private readonly nint[] _locations;

    private Whereabouts() => (_names, _locations) = ([], []);

    /// <summary>Nothing is known.</summary>
    public static Whereabouts None { get; } = new();

    /// <summary>Those of the execution that has just ended.</summary>
    public Whereabouts(History history)
    {
        var count = 0;
        for (var @event = 0; @event < history.Count; @event++)
            count += history.TouchesOf(@event).Length;
        (_names, _locations) = (new ulong[count], new nint[count]);
        count = 0;
        for (var @event = 0; @event < history.Count; @event++)
        {
            ref var one = ref history[@event];
            for (var place = 0; place < one.TouchCount; place++)
            {
                var touch = history.TouchesOf(@event)[place];
                var isGate = touch.Kind == TouchKind.Pass && (place == 0 || (place == 1 && one.FirstTouch == one.Announced));
                // Where it goes and at what gate it waits is known before the step, all else only by what it finds.
                _names[count] = one.FirstTouch + place == one.Announced ? one.LocalBefore
                    : isGate ? ~one.LocalBefore
                    : one.Local + (ulong)place + 1;
                _locations[count++] = touch.Location;
            }
        }
    }

    /// <summary>Where a location of another execution is in this one; 0 if that is not known.</summary>
    public nint Translate(nint location, Whereabouts other)
    {
        for (var place = 0; place < other._names.Length; place++)
        {
            if (other._locations[place] == location && Array.IndexOf(_names, other._names[place]) is >= 0 and var found)
                return _locations[found];
        }
        return 0;
    }
}
