using System.Globalization;
using System.Text;
using Weft.Exploration.Reports;

namespace Microsoft.Coyote.SystematicTesting;

/// <summary>What a <see cref="TestingEngine"/> found.</summary>
/// <param name="configuration">What it explored with.</param>
public class TestReport(Configuration configuration)
{
    /// <summary>What was explored with.</summary>
    public Configuration Configuration { get; } = configuration;

    /// <summary>The schedules of a fair strategy, which all are here.</summary>
    public int NumOfExploredFairPaths { get; private set; }

    /// <summary>The schedules of an unfair strategy: none.</summary>
    public int NumOfExploredUnfairPaths { get; private set; }

    /// <summary>
    /// How many schedules violated the test. A test that is refused counts as one: nothing can be said of it, which must not look as
    /// if it were well.
    /// </summary>
    public int NumOfFoundBugs { get; private set; }

    /// <summary>What the violations were, each once.</summary>
    public HashSet<string> BugReports { get; } = [];

    /// <summary>What is not controlled, by name and place.</summary>
    public HashSet<string> UncontrolledInvocations { get; } = [];

    /// <summary>Empty: a fault of the explorer itself is thrown.</summary>
    public HashSet<string> InternalErrors { get; } = [];

    /// <summary>The steps of all schedules.</summary>
    public int TotalExploredFairSteps { get; private set; }

    /// <summary>Adds what another report says.</summary>
    /// <returns>True.</returns>
    public bool Merge(TestReport testReport)
    {
        ArgumentNullException.ThrowIfNull(testReport);
        NumOfExploredFairPaths += testReport.NumOfExploredFairPaths;
        NumOfExploredUnfairPaths += testReport.NumOfExploredUnfairPaths;
        NumOfFoundBugs += testReport.NumOfFoundBugs;
        TotalExploredFairSteps += testReport.TotalExploredFairSteps;
        BugReports.UnionWith(testReport.BugReports);
        UncontrolledInvocations.UnionWith(testReport.UncontrolledInvocations);
        return true;
    }

    /// <summary>A report like this one.</summary>
    public TestReport Clone()
    {
        var clone = new TestReport(Configuration);
        clone.Merge(this);
        return clone;
    }

    /// <summary>The report for people.</summary>
    /// <param name="configuration">What was explored with.</param>
    /// <param name="prefix">What each line begins with.</param>
    public string GetText(Configuration configuration, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var text = new StringBuilder();
        text.Append(prefix).Append("Testing statistics:\n");
        text.Append(prefix).Append(CultureInfo.InvariantCulture,
            $"  found {NumOfFoundBugs} bug{(NumOfFoundBugs == 1 ? "" : "s")} in {NumOfExploredFairPaths} schedules, "
                + $"{TotalExploredFairSteps} steps\n");
        foreach (var bug in BugReports)
            text.Append(prefix).Append("  ").Append(bug.ReplaceLineEndings("\n" + prefix + "    ")).Append('\n');
        if (configuration.WithoutEffect.Any())
            text.Append(prefix).Append("  settings without effect: ").AppendJoin(", ", configuration.WithoutEffect).Append('\n');
        return text.ToString();
    }

    internal void Add(ExplorationReport report)
    {
        CountSchedules(report.Schedules);
        TotalExploredFairSteps = (int)Math.Min(TotalExploredFairSteps + report.Steps, int.MaxValue);
        if (report.Violation is { } violation)
            AddBug($"{VerdictWords.Of(violation.Kind)}: {violation.Message}");
        if (report.Refusal is not { } refusal)
            return;
        UncontrolledInvocations.Add(refusal);
        AddBug($"{VerdictWords.Of(Verdict.Refused)}: {refusal}");
    }

    internal void CountSchedules(long schedules) =>
        NumOfExploredFairPaths = (int)Math.Min(NumOfExploredFairPaths + schedules, int.MaxValue);

    private void AddBug(string bug)
    {
        NumOfFoundBugs++;
        BugReports.Add(bug);
    }
}
