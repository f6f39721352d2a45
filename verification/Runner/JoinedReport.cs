namespace Weft.Running;

/// <summary>The reports of shards as that of one run.</summary>
/// <param name="Run">What they say together.</param>
/// <param name="Faults">Why they are not the whole, in a sentence each: shards that are missing or there twice. Empty if they are.</param>
internal sealed record JoinedReport(RunReport Run, IReadOnlyList<string> Faults);
