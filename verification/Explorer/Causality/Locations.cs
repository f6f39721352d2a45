namespace Weft.Exploration.Causality;

/// <summary>
/// Locations of the model, which are no addresses. They are negative, as no address of a program is, and count down from the clock.
/// </summary>
internal sealed class Locations
{
    /// <summary>The virtual clock: which timers may fire, and what time it is.</summary>
    public const nint Clock = -1;

    /// <summary>What may be anything: a point by hand stands for what its author knows.</summary>
    public const nint Anything = -2;

    private nint _last = Anything;

    /// <summary>A location that is no other's in this execution.</summary>
    public nint Next() => --_last;
}
