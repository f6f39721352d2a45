using System.Globalization;
using Spectre.Console;
using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Weft.Running;

/// <summary>
/// The report for people: a table of verdicts, what is wrong with each test that is not well, and a line with the counts. Times
/// stand in the last column of the table and on the last line only; without them the same seed gives the same text.
/// </summary>
internal sealed class ConsoleReport(IAnsiConsole console, RunHeader run)
{
    /// <summary>Of a longer trace the middle is left to the trace file.</summary>
    private const int MostTraceRows = 200;

    /// <summary>Not the console's own: that one breaks long lines, and a command that was broken cannot be pasted.</summary>
    private readonly TextWriter _lines = console.Profile.Out.Writer;

    /// <summary>Whether one schedule was run again.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Whether the numbers are sums over shards, so that they do not tell which schedule violated a test.</summary>
    public bool IsJoined { get; init; }

    public void Write(IReadOnlyList<TestResult> results)
    {
        if (results.Count == 0)
            return; // interrupted before the first test had ended
        VerdictTable.Write(console, results);
        _lines.WriteLine();
        foreach (var result in results)
        {
            if (result.Report.Violation is { } violation)
                WriteViolation(result, violation);
            else if (result.Report.Refusal is { } refusal)
                _lines.WriteLine($"{result.Report.Test} was refused: {refusal}\n");
            WriteNoticed(result);
        }
        if (IsReplay && results.All(r => r.Report.Verdict is not Verdict.Violated and not Verdict.Refused))
            _lines.WriteLine("The schedule ran to its end and did not violate the test.");
        WriteSummary(results);
    }

    private void WriteViolation(TestResult result, Violation violation)
    {
        var report = result.Report;
        console.Write(new Text(report.Test, new Style(VerdictTable.ColorOf(report.Verdict), decoration: Decoration.Bold)));
        var isOne = violation.Replay.Length > 0 && !IsJoined;
        var schedule = isOne ? string.Create(CultureInfo.InvariantCulture, $" by schedule {report.Schedules}") : "";
        _lines.WriteLine($" was violated{schedule}: {VerdictWords.Of(violation.Kind)}");
        _lines.WriteLine($"  {violation.Message.TrimEnd().ReplaceLineEndings("\n  ")}\n");
        var width = Math.Max(TraceTable.LeastWidth, Math.Min(console.Profile.Width, TraceTable.DefaultWidth));
        if (!IsJoined) // the trace stands where the shard was run
            _lines.WriteLine(TraceTable.Render(violation.Trace, width, MostTraceRows));
        if (result.TracePath is { } path)
            _lines.WriteLine($"trace: {path}");
        if (violation.Replay.Length > 0)
            _lines.WriteLine($"replay: {ReplayLine.Of(run, violation.Replay)}");
        _lines.WriteLine();
    }

    private void WriteNoticed(TestResult result)
    {
        var report = result.Report;
        var open = Legend.LeftOpen(report);
        if (report.Uncontrolled.Count + report.Remarks.Count == 0 && open is null)
            return;
        _lines.WriteLine($"{report.Test}:");
        if (open is not null)
            _lines.WriteLine($"  {(report.IsInterrupted ? "interrupted" : "out of time")}; not covered: {open}");
        if (result.StatePath is { } path)
            _lines.WriteLine($"  what was done is kept in {path}; the same command goes on from there");
        foreach (var (description, count) in report.Uncontrolled)
            _lines.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  uncontrolled work, {(count == 1 ? "once" : $"{count:N0} times")}: {description}"));
        foreach (var (kind, text) in report.Remarks)
            _lines.WriteLine($"  {VerdictWords.Of(kind)}: {text}");
        _lines.WriteLine();
    }

    private void WriteSummary(IReadOnlyList<TestResult> results)
    {
        var counts = results
            .GroupBy(r => (r.Report.Verdict, Words: VerdictWords.Of(r.Report)))
            .OrderBy(group => group.Key.Verdict)
            .ThenBy(group => group.Key.Words, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key.Words}"));
        var schedules = results.Sum(r => r.Report.Schedules);
        var elapsed = results.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Report.Elapsed);
        var interleavings = results.Any(r => r.Report.Interleavings is not null)
            ? string.Create(CultureInfo.InvariantCulture, $" interleavings: {results.Sum(r => r.Report.Interleavings ?? 0):N0},")
            : "";
        var tests = string.Create(CultureInfo.InvariantCulture, $"tests: {results.Count},{interleavings} schedules: {schedules:N0}");
        _lines.WriteLine($"{tests}; {string.Join(", ", counts)}");
        foreach (var line in Legend.Of(results, run.Settings.FindsRaces))
            _lines.WriteLine(line);
        // What an earlier run had done took no time of this one.
        var own = schedules - results.Sum(r => r.Report.Resumed);
        var rate = elapsed > TimeSpan.Zero ? own / elapsed.TotalSeconds : 0;
        _lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"time: {VerdictTable.Seconds(elapsed)}, {rate:N0} schedules/s"));
    }
}
