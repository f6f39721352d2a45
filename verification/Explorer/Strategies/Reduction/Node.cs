namespace Weft.Exploration.Strategies.Reduction;

/// <summary>A choice on the path to the current schedule: of an operation, or of a value that one draws.</summary>
internal sealed class Node
{
    /// <summary>How many values there are to draw; 0 where an operation is chosen.</summary>
    public int Bound { get; init; }

    /// <summary>The value that was tried first. Then come the others, by size.</summary>
    public int FirstValue { get; init; }

    /// <summary>How many values have been tried.</summary>
    public int TriedValues { get; set; }

    public int Value => TriedValues == 0 ? FirstValue : TriedValues <= FirstValue ? TriedValues - 1 : TriedValues;

    /// <summary>The operation that is chosen, and what its event did.</summary>
    public Sleeper Chosen { get; set; }

    /// <summary>Who slept when the node was reached.</summary>
    public List<Sleeper> Asleep { get; init; } = [];

    /// <summary>Those with whom everything that can follow is explored.</summary>
    public List<Sleeper> Done { get; } = [];

    /// <summary>What is to be explored from here still.</summary>
    public List<Branch> Branches { get; init; } = [];

    /// <summary>The branch that is being explored; null where there is no more to follow.</summary>
    public Branch? Taken { get; set; }

    /// <summary>The event of the current execution.</summary>
    public int Event { get; set; }

    /// <summary>Where the candidates stand among those of the current execution, and how many there are.</summary>
    public int FirstCandidate { get; set; }

    /// <inheritdoc cref="FirstCandidate"/>
    public int CandidateCount { get; set; }

    /// <summary>How many nodes above it, and itself, have all that can be chosen among their branches.</summary>
    public int Level { get; set; }

    /// <summary>True if all that can be chosen is among its branches from the start, so that no race adds to them.</summary>
    public bool IsExpanded { get; set; }

    /// <summary>True if a unit begins with it.</summary>
    public bool BeginsUnit { get; set; }

    /// <summary>Tells the node from others, to notice a test that does not repeat itself.</summary>
    public uint Description { get; set; }
}
