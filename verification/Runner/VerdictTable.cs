using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Weft.Exploration.Reports;

namespace Weft.Running;

/// <summary>A row for each test: its verdict and its numbers. Those of interleavings stand there only if they were counted.</summary>
internal static class VerdictTable
{
    /// <summary>Always the same, so that a time which takes one digit more does not move the frame.</summary>
    private const int TimeWidth = 12;

    /// <summary>What stands where nobody counted.</summary>
    private const string Nothing = "-";

    public static void Write(IAnsiConsole console, IReadOnlyList<TestResult> results)
    {
        var isCounted = results.Any(result => result.Report.Interleavings is not null);
        var table = new Table()
            .Border(console.Profile.Capabilities is { Ansi: true, Unicode: true } ? TableBorder.Rounded : TableBorder.Ascii)
            .AddColumn("test")
            .AddColumn(new TableColumn("verdict").NoWrap());
        foreach (var name in isCounted ? ["interleavings", "schedules", "redundant", "bound"] : new[] { "schedules" })
            table.AddColumn(new TableColumn(name).NoWrap().RightAligned());
        table.AddColumn(new TableColumn("time").NoWrap().RightAligned().Width(TimeWidth));
        foreach (var (report, _, _, _) in results)
            table.AddRow(Cells(report, isCounted));
        console.Write(table);
    }

    /// <summary>The colour of a verdict.</summary>
    public static Color ColorOf(Verdict verdict) => verdict switch
    {
        Verdict.Violated => Color.Red,
        Verdict.Refused => Color.Yellow,
        _ => Color.Green,
    };

    /// <summary>A time, with the thousandths.</summary>
    public static string Seconds(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:F3} s");

    private static IEnumerable<IRenderable> Cells(ExplorationReport report, bool isCounted)
    {
        yield return new Text(report.Test);
        yield return new Text(VerdictWords.Of(report), new Style(ColorOf(report.Verdict)));
        if (isCounted)
            yield return Number(report.Interleavings);
        yield return Number(report.Schedules);
        if (isCounted)
        {
            yield return Number(report.Interleavings is null ? null : report.Redundant);
            yield return report.Verdict == Verdict.EveryInterleavingExplored ? new Text("none") : Number(report.Bound);
        }
        yield return new Text(Seconds(report.Elapsed));
    }

    private static Text Number(long? number) => new(number?.ToString("N0", CultureInfo.InvariantCulture) ?? Nothing);
}
