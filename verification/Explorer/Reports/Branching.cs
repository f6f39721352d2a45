namespace Weft.Exploration.Reports;

/// <summary>A node on the path of a depth-first walk.</summary>
/// <param name="Done">The branches whose subtrees are done.</param>
/// <param name="Of">The branches that are known, the one that the path takes included.</param>
internal readonly record struct Branching(int Done, int Of);
