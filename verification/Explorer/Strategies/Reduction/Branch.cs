namespace Weft.Exploration.Strategies.Reduction;

/// <summary>A part of a wake-up tree: an operation that is to be chosen, and what is to be chosen after it.</summary>
/// <param name="sleeper">Who is chosen.</param>
/// <param name="draws">The values that it drew in the event when it was seen.</param>
/// <param name="local">What it had seen after the event; 0 if it has not been seen to happen.</param>
internal sealed class Branch(Sleeper sleeper, int[] draws, ulong local)
{
    public Sleeper Sleeper => sleeper;

    public IReadOnlyList<int> Draws => draws;

    public ulong Local => local;

    /// <summary>What it had announced when it was seen.</summary>
    public Candidate Announced { get; init; }

    /// <summary>Where everything was then.</summary>
    public required Whereabouts Whereabouts { get; init; }

    public List<Branch> Children { get; } = [];

    /// <summary>True if something stands beside it that may belong below it.</summary>
    public bool IsDoubtful { get; set; }
}
