using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>How the run of one test ended.</summary>
/// <param name="Report">What the explorer says.</param>
/// <param name="TracePath">The trace file, if one was written.</param>
/// <param name="StatePath">Where it is kept what was done, if the test was stopped.</param>
/// <param name="IsFault">Whether the explorer itself failed, and the report only stands in for one.</param>
internal sealed record TestResult(ExplorationReport Report, string? TracePath = null, string? StatePath = null, bool IsFault = false);
