namespace Weft.Exploration.Traces;

/// <summary>One row of a rendered trace.</summary>
/// <param name="Number">The number of the step, or the first and last of those that it stands for; empty for a remark.</param>
/// <param name="Operation">The operation in whose column it stands.</param>
/// <param name="Parts">What it says; where one line is too narrow, each part starts a line.</param>
internal sealed record TraceRow(string Number, int Operation, IReadOnlyList<string> Parts);
