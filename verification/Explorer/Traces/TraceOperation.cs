namespace Weft.Exploration.Traces;

/// <summary>One operation of a schedule.</summary>
/// <param name="Id">Its number: 0 is the test itself, the others count from 1 in the order of creation.</param>
/// <param name="Name">What it runs: the method, or how it came to be.</param>
public sealed record TraceOperation(int Id, string Name);
