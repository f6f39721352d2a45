namespace Weft.Exploration.Strategies;

/// <summary>The operations that a strategy can choose from, two or more.</summary>
internal interface ICandidates
{
    int Count { get; }

    /// <summary>The place of the operation that ran last, or -1 if it cannot go on.</summary>
    int Current { get; }

    /// <summary>All of them by rising number. Costs time for each, so it is for strategies that have to look.</summary>
    ReadOnlySpan<Candidate> All();
}
