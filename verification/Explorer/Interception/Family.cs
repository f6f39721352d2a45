using Weft.Exploration.Causality;

namespace Weft.Exploration.Interception;

/// <summary>
/// Members of the framework that belong together, with the rows of those that have neither a hook nor a version of the explorer's
/// own. A row is the full name of a type, for all its members, or <c>Type::Member</c>, for all overloads. What a family covers and
/// has no row for is refused where it is called.
/// </summary>
/// <param name="Name">What it is called in documents and tests.</param>
internal sealed record Family(string Name)
{
    /// <summary>What belongs to it. A member that another family names belongs to that one.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>
    /// What does the right thing under the explorer's scheduler as it is: a scheduling point before it is all that is added.
    /// </summary>
    public IReadOnlyList<string> Observed { get; init; } = [];

    /// <summary>
    /// What members of <see cref="Observed"/> do to the object that they are called on, where they do not both read and write it.
    /// </summary>
    public IReadOnlyDictionary<string, AccessKind> Kinds { get; init; } = new Dictionary<string, AccessKind>();

    /// <summary>What needs no scheduling point: it touches nothing that another operation can see.</summary>
    public IReadOnlyList<string> Harmless { get; init; } = [];

    /// <summary>What is refused for a reason that is worth telling, with that reason and what to write instead.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();
}
