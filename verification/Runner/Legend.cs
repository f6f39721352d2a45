using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>What the words and numbers of a table mean, and what its verdicts do not say: a line each, and only what concerns it.</summary>
internal static class Legend
{
    /// <summary>The lines.</summary>
    /// <param name="results">What the table shows.</param>
    /// <param name="areRacesFound">Whether plain memory was watched.</param>
    public static IEnumerable<string> Of(IReadOnlyList<TestResult> results, bool areRacesFound)
    {
        var reports = results.Select(result => result.Report).ToArray();
        if (reports.Any(report => report.Interleavings is not null))
        {
            yield return "interleaving: schedules that differ in the order of independent steps only; redundant: one more of the same";
            yield return "bound: the most preemptions up to which every interleaving was run; none: all were, however many they need";
        }
        if (reports.FirstOrDefault(report => !report.Shard.IsWhole) is { } part)
            yield return $"shard {part.Shard}: only this part was explored; merge joins the reports of all {part.Shard.Count}";
        var missing = Missing(reports, areRacesFound).ToArray();
        if (missing.Length > 0)
            yield return $"not covered: {string.Join("; ", missing)}";
    }

    /// <summary>What a test that was stopped leaves open, as a subject; null if it was not stopped.</summary>
    public static string? LeftOpen(ExplorationReport report) => report switch
    {
        { IsInterrupted: false, IsOutOfTime: false } => null,
        { Verdict: Verdict.EveryInterleavingWithinBound, Bound: { } bound } =>
            $"interleavings with more than {VerdictWords.Preemptions(bound)}",
        { Interleavings: not null } => "interleavings that were not run",
        _ => "schedules that were not run",
    };

    private static IEnumerable<string> Missing(IReadOnlyList<ExplorationReport> reports, bool areRacesFound)
    {
        if (!reports.Any(report => report.Verdict is not Verdict.Violated and not Verdict.Refused))
            yield break;
        if (reports.Any(report => report.Verdict == Verdict.EveryInterleavingWithinBound))
            yield return "interleavings with more preemptions than the bound";
        yield return areRacesFound
            ? "races in code that is not rewritten or says that they are intended"
            : $"races on plain memory (--races {RunOptions.RacesOff})";
        yield return "memory orders weaker than sequential consistency";
    }
}
