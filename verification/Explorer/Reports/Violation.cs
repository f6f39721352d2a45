using Weft.Exploration.Traces;

namespace Weft.Exploration.Reports;

/// <summary>A schedule that violates the test, with all that is needed to see it and to run it again.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Message">What went wrong, in words: the message of the assertion, the exception, the list of those who wait.</param>
/// <param name="Replay">The string that runs this schedule again; empty where it is no single schedule that violates the test.</param>
/// <param name="Trace">What happened, step by step.</param>
/// <param name="Exception">The exception behind it, if there is one.</param>
public sealed record Violation(ViolationKind Kind, string Message, string Replay, Trace Trace, Exception? Exception = null);
