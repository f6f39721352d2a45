namespace Weft.Exploration.Strategies.Reduction;

/// <summary>A part of a wake-up tree: an operation that is to be chosen, and what is to be chosen after it.</summary>
/// <param name="sleeper">Who is chosen.</param>
/// <param name="draws">The values that it drew in the event when it was seen.</param>
internal sealed class Branch(Sleeper sleeper, int[] draws)
{
    public Sleeper Sleeper => sleeper;

    public IReadOnlyList<int> Draws => draws;

    /// <summary>What it had seen after the event; 0 if the event has not been seen to happen.</summary>
    public required ulong Local { get; init; }

    /// <summary>What it had announced when it was seen.</summary>
    public required Candidate Announced { get; init; }

    /// <summary>Where everything was then.</summary>
    public required Whereabouts Whereabouts { get; init; }

    public List<Branch> Children { get; } = [];

    /// <summary>True if something stands beside it that may belong below it.</summary>
    public bool IsDoubtful { get; set; }
}
