namespace Weft.Exploration.Reports;

/// <summary>Something that the explorer noticed about a test, beside the verdict.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What was noticed, and where, in one sentence without a full stop.</param>
public sealed record Remark(RemarkKind Kind, string Text);
