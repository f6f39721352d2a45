using System.Globalization;
using System.Text;

namespace Weft.Benchmarks.Page;

/// <summary>The tables of the page. A row that misses its target says so; one that could not be measured says that.</summary>
internal sealed class SpeedTables(SpeedResults results)
{
    private const string Met = "met";
    private const string Missing = "not measured";

    public string Targets()
    {
        var text = new StringBuilder("| row | one operation | ours | baseline | | ratio | allowed | bytes | allowed | |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (SpeedRow row in SpeedTable.Targets)
        {
            (Measured? ours, Measured? baseline) = Find(row);
            Line(
                text,
                [
                    row.Id, row.What, Value(row, ours), Value(row, baseline), row.Baseline, Ratio(ours, baseline), Limit(row.AllowedRatio),
                    Bytes(row, ours), Limit(row.AllowedBytes), Verdict(row, ours, baseline),
                ]);
        }

        return text.ToString();
    }

    public string Growth()
    {
        var text = new StringBuilder();
        Line(text, ["row", "", .. SpeedTable.Sizes.Select(static size => size.ToString("N0", CultureInfo.InvariantCulture))]);
        Line(text, [.. Enumerable.Repeat("---", 2 + SpeedTable.Sizes.Length)]);
        foreach (Func<int, SpeedRow> growing in SpeedTable.Growing)
        {
            SpeedRow[] rows = [.. SpeedTable.Sizes.Select(growing)];
            Line(text, [rows[0].Id, $"ours ({rows[0].Subject})", .. rows.Select(row => Value(row, Find(row).Ours))]);
            Line(text, ["", rows[0].Baseline, .. rows.Select(row => Value(row, Find(row).Baseline))]);
            Line(text, ["", "ratio", .. rows.Select(row => Ratio(Find(row).Ours, Find(row).Baseline))]);
        }

        return text.ToString();
    }

    public string Shown()
    {
        var text = new StringBuilder("| row | one operation | ours | compared | | ratio | bytes | compared |\n");
        text.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (SpeedRow row in SpeedTable.Shown)
        {
            (Measured? ours, Measured? other) = Find(row);
            Line(
                text,
                [
                    row.Id, row.What, Value(row, ours), Value(row, other), row.Baseline, Ratio(ours, other), Bytes(row, ours),
                    Bytes(row, other),
                ]);
        }

        return text.ToString();
    }

    /// <summary>How many rows have a target, and how many of those meet it.</summary>
    public (int Met, int Of) Count() => (SpeedTable.Targets.Count(IsMet), SpeedTable.Targets.Length);

    /// <summary>The rows that were not measured, because a benchmark failed or is not the one that the row names.</summary>
    public IEnumerable<SpeedRow> NotMeasured() =>
        SpeedTable.Targets.Concat(SpeedTable.Shown)
            .Concat(SpeedTable.Growing.SelectMany(static growing => SpeedTable.Sizes.Select(growing)))
            .Where(row => Find(row) is not ({ }, { }));

    private bool IsMet(SpeedRow row)
    {
        (Measured? ours, Measured? baseline) = Find(row);
        return Verdict(row, ours, baseline) == Met;
    }

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private (Measured? Ours, Measured? Baseline) Find(SpeedRow row) =>
        (results.Find(row.Benchmarks, row.Subject, row.Size), results.FindBaseline(row.Benchmarks, row.Size));

    private static string Verdict(SpeedRow row, Measured? ours, Measured? baseline)
    {
        if (ours is null || baseline is null)
            return Missing;
        bool slow = ours.Value / baseline.Value > row.AllowedRatio;
        bool large = BytesOf(row, ours) is { } bytes && Math.Round(bytes) > row.AllowedBytes;
        return (slow, large) switch
        {
            (false, false) => Met,
            (true, false) => "**missed: ratio**",
            (false, true) => "**missed: bytes**",
            (true, true) => "**missed: ratio and bytes**",
        };
    }

    private static string Ratio(Measured? ours, Measured? baseline) =>
        ours is null || baseline is null ? "" : Significant(ours.Value / baseline.Value);

    private static string Value(SpeedRow row, Measured? measured) => measured switch
    {
        null => Missing,
        _ when row.IsAboutBytes => $"{Significant(measured.Value)} B",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Significant(measured.Value)} ns ±{measured.Spread:P0}"),
    };

    private static string Bytes(SpeedRow row, Measured? measured) =>
        measured is not null && BytesOf(row, measured) is { } bytes
            ? Math.Round(bytes).ToString("N0", CultureInfo.InvariantCulture)
            : "";

    private static string Limit(double? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "";

    // Fewer than a task has: the caller got one that was made before. The half is for what the driver allocates, divided by thousands.
    private static double? BytesOf(SpeedRow row, Measured measured) =>
        measured.Bytes + 0.5 >= row.BytesBesides ? measured.Bytes - row.BytesBesides : measured.Bytes;

    private static string Significant(double value) => value switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("N1", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("N2", CultureInfo.InvariantCulture),
        _ => value.ToString("G2", CultureInfo.InvariantCulture),
    };
}
