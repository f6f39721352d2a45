namespace Weft.Exploration.Traces;

/// <summary>What happened in one schedule.</summary>
/// <param name="Operations">The operations in the order of their creation; a step names its operation by the index in this list.</param>
/// <param name="Steps">The steps in the order in which they happened.</param>
public sealed record Trace(IReadOnlyList<TraceOperation> Operations, IReadOnlyList<TraceStep> Steps);
