namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// An operation that need not be chosen: what follows when it goes first has been explored from here, or from a place before with nothing
/// between that depends on it.
/// </summary>
/// <param name="Key">What tells the operation from others.</param>
/// <param name="Footprint">What its next event does.</param>
internal readonly record struct Sleeper(uint Key, Footprint Footprint)
{
    /// <summary>True if what has to be explored because of it may stand elsewhere than below here.</summary>
    public bool IsDoubtful { get; init; }
}
