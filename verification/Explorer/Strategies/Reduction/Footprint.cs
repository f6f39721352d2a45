namespace Weft.Exploration.Strategies.Reduction;

/// <summary>
/// What is known of an operation's next event since it was seen to happen. Where it is, it is announced anew in each execution; that a
/// compare-exchange fails there, or that a timer is armed behind it, is not.
/// </summary>
/// <param name="Writes">Whether what it announces changes something.</param>
/// <param name="Clock">What it does to the clock beside: null for nothing, else whether a timer fires.</param>
internal readonly record struct Footprint(bool Writes, bool? Clock)
{
    /// <summary>True if it has not been seen, so that it may turn out to change nothing.</summary>
    public bool IsGuessed { get; init; }

    /// <summary>True if it touched more than what it announces tells: then it counts as dependent on everything.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Whether what it announces changes something.</summary>
    public Answer Change => !Writes ? Answer.No : IsGuessed ? Answer.Unknown : Answer.Yes;

    /// <summary>Of an event that has not been seen.</summary>
    public static Footprint Unknown => new(true, null) { IsGuessed = true };

    /// <summary>What two events have in common that were the same step, with other values drawn.</summary>
    public Footprint And(Footprint other) => new(Writes || other.Writes, Clock is null ? other.Clock : Clock.Value || other.Clock is true)
    {
        IsGuessed = Writes ? IsGuessed : other.IsGuessed,
        IsOpaque = IsOpaque || other.IsOpaque,
    };
}
