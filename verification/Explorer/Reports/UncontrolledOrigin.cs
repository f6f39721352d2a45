namespace Weft.Exploration.Reports;

/// <summary>One way in which a test left the explorer's control.</summary>
/// <param name="Description">What was done, in which method, and where.</param>
/// <param name="Count">How often, in all schedules together.</param>
public sealed record UncontrolledOrigin(string Description, long Count);
