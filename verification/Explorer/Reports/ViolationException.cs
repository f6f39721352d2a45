namespace Weft.Exploration.Reports;

/// <summary>A checked test was violated or refused. The message holds the verdict, the trace and the replay string.</summary>
public sealed class ViolationException : Exception
{
    internal ViolationException(string message, ExplorationReport report)
        : base(message, report.Violation?.Exception) => Report = report;

    /// <summary>The whole report.</summary>
    public ExplorationReport Report { get; }
}
