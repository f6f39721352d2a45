namespace Weft.Exploration.Reports;

/// <summary>How far an exploration has come.</summary>
/// <param name="Schedules">The schedules run so far.</param>
/// <param name="Limit">The most schedules that are tried.</param>
public readonly record struct ExplorationProgress(long Schedules, long Limit);
