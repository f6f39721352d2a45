using System.Globalization;
using Spectre.Console;
using Weft.Exploration.Reports;
using Weft.Exploration.Traces;

namespace Weft.Running;

/// <summary>
/// The report for people: a table of verdicts, what is wrong with each test that is not well, and a line with the counts. Times
/// stand in the last column of the table and on the last line only; without them the same seed gives the same text.
/// </summary>
internal sealed class ConsoleReport(IAnsiConsole console, Plan plan)
{
    /// <summary>Of a longer trace the middle is left to the trace file.</summary>
    private const int MostTraceRows = 200;

    /// <summary>Always the same, so that a time which takes one digit more does not move the frame.</summary>
    private const int TimeWidth = 12;

    /// <summary>Not the console's own: that one breaks long lines, and a command that was broken cannot be pasted.</summary>
    private readonly TextWriter _lines = console.Profile.Out.Writer;

    public void Write(IReadOnlyList<TestResult> results)
    {
        if (results.Count == 0)
            return; // interrupted before the first test had ended
        WriteTable(results);
        foreach (var result in results)
        {
            if (result.Report.Violation is { } violation)
                WriteViolation(result, violation);
            else if (result.Report.Refusal is { } refusal)
                _lines.WriteLine($"{result.Report.Test} was refused: {refusal}\n");
            WriteNoticed(result.Report);
        }
        if (plan.IsReplay && results.All(r => r.Report.Verdict is Verdict.Sampled or Verdict.EveryScheduleExplored))
            _lines.WriteLine("The schedule ran to its end and did not violate the test.");
        WriteSummary(results);
    }

    private void WriteTable(IReadOnlyList<TestResult> results)
    {
        var table = new Table()
            .Border(console.Profile.Capabilities is { Ansi: true, Unicode: true } ? TableBorder.Rounded : TableBorder.Ascii)
            .AddColumn("test")
            .AddColumn(new TableColumn("verdict").NoWrap())
            .AddColumn(new TableColumn("schedules").NoWrap().RightAligned())
            .AddColumn(new TableColumn("time").NoWrap().RightAligned().Width(TimeWidth));
        foreach (var (report, _, _) in results)
        {
            table.AddRow(
                new Text(report.Test),
                new Text(VerdictWords.Of(report), new Style(ColorOf(report.Verdict))),
                new Text(report.Schedules.ToString("N0", CultureInfo.InvariantCulture)),
                new Text(Seconds(report.Elapsed)));
        }
        console.Write(table);
        _lines.WriteLine();
    }

    private void WriteViolation(TestResult result, Violation violation)
    {
        var report = result.Report;
        console.Write(new Text(report.Test, new Style(ColorOf(report.Verdict), decoration: Decoration.Bold)));
        var schedule = violation.Replay.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" by schedule {report.Schedules}");
        _lines.WriteLine($" was violated{schedule}: {VerdictWords.Of(violation.Kind)}");
        _lines.WriteLine($"  {violation.Message.TrimEnd().ReplaceLineEndings("\n  ")}\n");
        var width = Math.Max(TraceTable.LeastWidth, Math.Min(console.Profile.Width, TraceTable.DefaultWidth));
        _lines.WriteLine(TraceTable.Render(violation.Trace, width, MostTraceRows));
        if (result.TracePath is { } path)
            _lines.WriteLine($"trace: {path}");
        if (violation.Replay.Length > 0)
            _lines.WriteLine($"replay: {ReplayLine.Of(plan.Request, violation.Replay)}");
        _lines.WriteLine();
    }

    private void WriteNoticed(ExplorationReport report)
    {
        if (report.Uncontrolled.Count + report.Remarks.Count == 0)
            return;
        _lines.WriteLine($"{report.Test}:");
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
        _lines.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"tests: {results.Count}, schedules: {schedules:N0}; {string.Join(", ", counts)}"));
        if (results.Any(r => r.Report.Verdict is Verdict.EveryScheduleExplored or Verdict.Sampled))
            _lines.WriteLine($"not covered: {UncoveredRaces}, and memory orders weaker than sequential consistency");
        var rate = elapsed > TimeSpan.Zero ? schedules / elapsed.TotalSeconds : 0;
        _lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"time: {Seconds(elapsed)}, {rate:N0} schedules/s"));
    }

    private string UncoveredRaces => plan.Request.Options.FindsRaces
        ? "races in code that is not rewritten or says that they are intended"
        : $"races on plain memory (--races {RunOptions.RacesOff})";

    private static string Seconds(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:F3} s");

    private static Color ColorOf(Verdict verdict) => verdict switch
    {
        Verdict.Violated => Color.Red,
        Verdict.Refused => Color.Yellow,
        _ => Color.Green,
    };
}
