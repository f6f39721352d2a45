namespace Weft.Running;

/// <summary>A run and what came of it.</summary>
internal sealed record RunReport(RunHeader Header, IReadOnlyList<TestResult> Results);
