using Weft.Exploration;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>
/// Joins the reports of the shards of one exploration. Shards have no interleaving in common, so the numbers are sums; what is claimed is
/// the least that any shard claims, and nothing of the kind if one is missing.
/// </summary>
internal static class ShardJoin
{
    /// <summary>Joins them.</summary>
    /// <param name="reports">Each with the path that it was read from, for messages. At least one.</param>
    /// <exception cref="UsageException">They are not shards of the same exploration.</exception>
    public static JoinedReport Join(IReadOnlyList<(string Path, RunReport Run)> reports)
    {
        foreach (var other in reports.Skip(1))
            CheckBelong(reports[0], other);
        var faults = new List<string>();
        var count = reports[0].Run.Header.Shard.Count;
        var shards = new SortedDictionary<int, (string Path, RunReport Run)>();
        foreach (var report in reports)
        {
            var shard = report.Run.Header.Shard;
            if (!shards.TryAdd(shard.Index, report))
                faults.Add($"The shard {shard} is there twice, '{shards[shard.Index].Path}' and '{report.Path}'; the second was left out.");
        }
        var missing = Enumerable.Range(1, count).Except(shards.Keys).Select(index => new Shard(index, count)).ToArray();
        if (missing.Length > 0)
            faults.Add($"{Shards(missing)} missing, so nothing is said of the whole; run {Them(missing)} too.");

        // A test stands where the first shard that has it says.
        var tests = shards.Values.SelectMany(shard => shard.Run.Results).Select(result => result.Report.Test).Distinct();
        var results = tests.Select(test => JoinTest(test, [.. shards.Values.Select(shard => shard.Run)], missing, faults)).ToArray();
        return new JoinedReport(new RunReport(reports[0].Run.Header with { Shard = Shard.Whole }, results), faults);
    }

    private static TestResult JoinTest(
        string test, RunReport[] shards, Shard[] missing, List<string> faults)
    {
        var without = shards.Where(run => run.Results.All(result => result.Report.Test != test)).Select(run => run.Header.Shard).ToArray();
        if (without.Length > 0)
            faults.Add($"{Shards(without)} without {test}, so nothing is said of the whole of it; run {Them(without)} to the end.");
        var parts = shards.SelectMany(run => run.Results).Where(result => result.Report.Test == test).ToArray();
        var reports = parts.Select(part => part.Report).ToArray();
        var said = parts.FirstOrDefault(part => part.Report.Verdict == Verdict.Violated)
            ?? parts.FirstOrDefault(part => part.Report.Verdict == Verdict.Refused)
            ?? parts[0];
        var isWhole = missing.Length + without.Length == 0;
        var (verdict, bound) = Claim(reports, isWhole);
        return said with
        {
            Report = said.Report with
            {
                Verdict = verdict,
                Bound = bound,
                Shard = Shard.Whole,
                Schedules = reports.Sum(report => report.Schedules),
                Interleavings = reports.All(report => report.Interleavings is null) ? null : reports.Sum(report => report.Interleavings),
                Redundant = reports.Sum(report => report.Redundant),
                Steps = reports.Sum(report => report.Steps),
                Resumed = reports.Sum(report => report.Resumed),
                Elapsed = reports.Aggregate(TimeSpan.Zero, (sum, report) => sum + report.Elapsed),
                IsInterrupted = verdict is not Verdict.Violated and not Verdict.Refused && reports.Any(report => report.IsInterrupted),
                IsOutOfTime = verdict is not Verdict.Violated and not Verdict.Refused && reports.Any(report => report.IsOutOfTime),
                Uncontrolled =
                [
                    .. reports.SelectMany(report => report.Uncontrolled)
                        .GroupBy(origin => origin.Description)
                        .OrderBy(origin => origin.Key, StringComparer.Ordinal)
                        .Select(origin => new UncontrolledOrigin(origin.Key, origin.Sum(one => one.Count))),
                ],
                Remarks =
                [
                    .. reports.SelectMany(report => report.Remarks)
                        .Distinct()
                        .OrderBy(remark => remark.Kind)
                        .ThenBy(remark => remark.Text, StringComparer.Ordinal),
                ],
            },
        };
    }

    private static (Verdict Verdict, int? Bound) Claim(ExplorationReport[] reports, bool isWhole)
    {
        if (Array.Exists(reports, report => report.Verdict == Verdict.Violated))
            return (Verdict.Violated, null);
        if (Array.Exists(reports, report => report.Verdict == Verdict.Refused))
            return (Verdict.Refused, null);
        if (!isWhole || reports.Any(report => report.Verdict == Verdict.Sampled))
            return (Verdict.Sampled, null);
        if (reports.All(report => report.Verdict == reports[0].Verdict) && reports[0].Verdict != Verdict.EveryInterleavingWithinBound)
            return (reports[0].Verdict, null);
        // A shard that is complete is so within every bound.
        var bounded = reports.Where(report => report.Verdict == Verdict.EveryInterleavingWithinBound).ToArray();
        return (Verdict.EveryInterleavingWithinBound, bounded.Min(report => report.Bound));
    }

    private static void CheckBelong((string Path, RunReport Run) first, (string Path, RunReport Run) other)
    {
        var (one, two) = (first.Run.Header, other.Run.Header);
        string? fault = null;
        if (one.Assembly != two.Assembly)
            fault = $"it is of the assembly {two.Assembly}, not {one.Assembly}";
        else if (one.Tool != two.Tool)
            fault = $"it was written by version {two.Tool} of the tool, not {one.Tool}";
        else if (two.Settings.DifferenceFrom(one.Settings) is { } difference)
            fault = $"its run had other options: {difference}";
        else if (one.Shard.Count != two.Shard.Count)
            fault = $"it is of one shard of {two.Shard.Count}, not of {one.Shard.Count}";
        else if (OtherProgram(first.Run, other.Run) is { } test)
            fault = $"its {test} is of another version of the program";
        if (fault is not null)
        {
            throw new UsageException(
                $"'{other.Path}' does not belong to '{first.Path}': {fault}; run all shards with one build and the same options.");
        }
    }

    private static string? OtherProgram(RunReport first, RunReport other)
    {
        // One that could not even be loaded has no version; it is refused, and so will be the whole.
        var programs = first.Results.Select(result => result.Report.Program).Where(program => program != 0).ToHashSet();
        var loaded = other.Results.Select(result => result.Report).Where(report => report.Program != 0);
        return programs.Count == 0 ? null : loaded.FirstOrDefault(report => !programs.Contains(report.Program))?.Test;
    }

    private static string Shards(Shard[] shards) =>
        shards.Length == 1 ? $"The shard {shards[0]} is" : $"The shards {string.Join(", ", shards)} are";

    private static string Them(Shard[] shards) => shards.Length == 1 ? "it" : "them";
}
